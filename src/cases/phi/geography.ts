import type { Finds } from './finds.ts';
import { linksWords } from './locations.ts';
import { beginsLine, bitsAt, gap, hasDigit, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { is, looksMedical } from './words.ts';

/** What the lie of the land puts before a place's own word, and behind it. */
const starts = new Set(
  'port cape fort mount lake san santa santo são new upper lower nether north south east west great little glen isle saint st ste puerto villa bad castle ballymore kirk inver el los las kampung kota bukit rio punta moti nagar'.split(
    ' ',
  ),
);
const ends = new Set(
  'falls creek mill mills springs prairie heights beach bay harbor harbour landing junction ridge valley bluff bluffs crossing grove island point hollow city cove lake lakes rapids corner corners hills plains shores pines field fields bend ferry flat flats fork gap hampton haven heath moor mountain river rock sands summit town township woods wells downs marsh common ford green side nagar pur abad puram gardens meadows forks narrows inlet gulch canyon mesa bayou peninsula bluff'.split(
    ' ',
  ),
);
/** Ends that are words of medicine or of every day, too: only behind what asks for a place. */
const weakEnds = new Set(
  'falls point gap fork green bend side common rock field fields flat flats bay wells town river valley gardens mountain city island grove haven lake creek'.split(
    ' ',
  ),
);
const weakStarts = new Set(
  'new great little upper lower north south east west st saint el los las mount glen castle kirk bad villa rio'.split(
    ' ',
  ),
);
const asks = /^(?:in|at|from|near|to|of|outside|around|via|for|towards|leaving|visited|visiting|through|home|lives?)$/;
const barred =
  is.ordinary |
  is.wide |
  is.month |
  is.title |
  is.relative |
  is.staff |
  is.label |
  is.degree |
  is.holiday |
  is.head |
  is.eponym |
  is.hospital;

/** A word that could be a place's own. */
function own(t: Tokens, i: number): boolean {
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  return t.shape[i] === shape.capital && size > 2 && (bitsAt(t, i) & barred) === 0 && !looksMedical(wordAt(t, i));
}

/** "Port Merindah", "Wexcombe Falls, VT", "Harrow's Mill": a word of the land and one of its own. */
export function geographyAt(t: Tokens, i: number, finds: Finds): void {
  if (t.shape[i] !== shape.capital) return;
  const alone =
    !(linksWords(t.gap[i + 1]) && t.shape[i + 1] === shape.capital) &&
    !(linksWords(t.gap[i]) && t.shape[i - 1] === shape.capital);
  if (alone) return;
  const word = smallAt(t, i);
  if (!starts.has(word) && !ends.has(word)) return;
  let [from, to] = [i, i];
  let weak: boolean;
  if (starts.has(word) && t.gap[i + 1] === gap.space && own(t, i + 1) && t.possessive[i] !== 1) {
    to = i + 1;
    weak = weakStarts.has(word);
    if (t.gap[to + 1] === gap.space && t.shape[to + 1] === shape.capital && ends.has(smallAt(t, to + 1))) to++;
    else if (t.possessive[to] === 1) return;
  } else if (ends.has(word) && (t.gap[i] === gap.space || t.gap[i] === gap.hyphen) && own(t, i - 1)) {
    from = i - 1;
    weak =
      weakEnds.has(word) ||
      (t.possessive[from] === 1 && !/^(?:mills?|landing|corners?|crossing|ferry|ford|creek|point|bay)$/.test(word));
    if (linksWords(t.gap[from]) && t.shape[from - 1] === shape.capital && starts.has(smallAt(t, from - 1))) from--;
  } else return;
  const next = t.gap[to + 1] ?? gap.start;
  const linked = linksWords(next);
  if (linked && (hasDigit(t.shape[to + 1]) || (bitsAt(t, to + 1) & (is.head | is.degree)) !== 0)) return;
  if (linked && isCapital(t.shape[to + 1]) && (bitsAt(t, to + 1) & (is.hospital | is.street | is.eponym)) !== 0) return;
  if (t.possessive[to] === 1 || /^(?:nile|bank|coast|end)$/.test(smallAt(t, to)) || smallAt(t, from) === 'rift') return;
  const goesOn = next === gap.space && t.shape[to + 1] === shape.capital;
  const before = smallAt(t, from - 1);
  if ((bitsAt(t, from - 1) & (is.title | is.weakTitle)) !== 0 && t.gap[from] !== gap.comma) return;
  const placed = asks.test(before) && t.gap[from] === gap.space;
  const state =
    next === gap.comma && ((bitsAt(t, to + 1) & is.wide) !== 0 || /^[A-Z]{2}$/.test(wordAt(t, to + 1).slice(0, 3)));
  const apart =
    t.gap[from] === gap.comma &&
    (next === gap.comma || next === gap.period || next === gap.close || beginsLine(t, to + 1));
  if (weak && !(placed || state || apart)) return;
  finds.add(
    'LOCATION',
    t.start[from] ?? 0,
    t.end[to] ?? 0,
    goesOn ? 0.6 : placed || state ? 0.945 : apart ? 0.8 : 0.66,
  );
}
