import {
  addText,
  blank,
  cleanName,
  isBareName,
  isName,
  mostFound,
  nameKey,
  readProbability,
  withoutClause,
  type Found,
} from './found.ts';
import { fieldOf } from './fields.ts';
import {
  cellsOf,
  inlineItems,
  isAsked,
  labelled,
  lineOf,
  markOf,
  numberOf,
  spacedNumberOf,
  type Label,
  type Line,
  type Numbered,
} from './line.ts';
import { lastWord } from './rounds.ts';

const namesList =
  /diagnos|differential|ddx|most likely|ranked|ranking|conclusion|answer|possibilit|alternativ|诊断|診断/i;
/** What is said before a list whose order is its ranking. */
const ordered =
  /most (?:likely|probable) (?:first|at the top|to (?:the )?least)|from most to least|in (?:descending |decreasing )?order of|order of (?:likelihood|probability)|by (?:likelihood|probability)|\branked\b|\branking\b|<ol\b|\\begin\{enumerate\}|可能性の高い順/i;
const actions =
  /next steps?|recommend|work-?up|investigat|manage|treat|therap|\bplan\b|\btests?\b|questions|references|sources|medication|prescri|tell me/i;
const thoughts =
  /step[- ]by[- ]step|reasoning|thoughts|analysis|key (?:findings|features|points|facts)|history|symptoms|findings|summary|problem list|vital|risk factors|presentation/i;
const leading =
  /^(?:the )?(?:single )?(?:most (?:likely|probable)|leading|primary|principal|top|final|working)(?: \w+)? ?(?:diagnosis|dx)(?:\*\*|__)?\s*(?:[:：]|is)(?:\*\*|__)?\s*(\S.*)$/i;

type Kind = 'numbers' | 'spaced' | 'roman' | 'letters' | 'bullets' | 'labels' | 'rows';

interface Item extends Found {
  /** Whether the model gave reasons or quotations under labels, as the instruction asks. */
  labelled: boolean;
}

interface List {
  readonly items: Item[];
  readonly kind: Kind;
  readonly indent: number;
  readonly lead: string;
  last: number;
  onlyOnes: boolean;
  falling: boolean;
}

type Column = 'name' | 'rank' | 'probability' | 'reason' | 'for' | 'against' | null;

/**
 * Reads ranked lists from lines as they come: numbered ones, and those without numbers where their lead or the labels
 * asked for tell that they are ranked. Where there are several, the one that is a differential counts: lists of steps,
 * tests or thoughts do not. Only the best list so far and the one being read are kept.
 */
export class ListReader {
  #best: List | null = null;
  #list: List | null = null;
  #item: Item | null = null;
  #field: Label = 'reason';
  #lead = '';
  #afterBlank = false;
  /** The very first line, in case the list begins there and its number stood in the prompt. */
  #first: string | null = null;
  /** The line before, if it may be a name that has no number. */
  #candidate: { readonly name: string; readonly indent: number } | null = null;
  /** What is called the most likely diagnosis before any list. */
  #leader: Item | null = null;
  #columns: readonly Column[] | null = null;

  get found(): readonly Found[] {
    const list = better(this.#best, this.#list);
    const items = list === null || score(list) < 0 ? [] : inRank(list);
    const leader = this.#leader;
    if (leader === null || items.some((item) => nameKey(item.name) === nameKey(leader.name))) return items;
    return [leader, ...(list !== null && (namesList.test(list.lead) || hasLabels(list)) ? items : [])];
  }

  /** One whole line. `cut`: the text ended inside it, so a name that begins here may be half a name. */
  line(raw: string, cut = false): void {
    const line = lineOf(raw);
    const { text } = line;
    if (text === '') {
      this.#afterBlank = true;
      this.#columns = null;
      return;
    }
    if (text.startsWith('```')) return;
    if (this.#row(text, cut)) return;
    const numbered = this.#numbered(line, raw);
    if (numbered !== null) {
      if (!cut) this.#start(numbered, line.indent);
    } else this.#continue(line, cut);
    this.#first ??= text;
    this.#afterBlank = false;
  }

  #numbered(line: Line, raw: string): (Numbered & { readonly kind: Kind }) | null {
    const list = this.#list;
    const { text, indent, bulleted } = line;
    const open = list !== null && this.#lead === '';
    if (list !== null && indent >= list.indent + 2) return null;
    const plain = numberOf(text);
    if (plain !== null) return { ...plain, kind: 'numbers' };
    const due = open ? list.last + 1 : 1;
    const spaced = !open || list.kind === 'spaced' ? spacedNumberOf(text, due) : null;
    if (spaced !== null && isBareName(cleanName(spaced.rest))) return { ...spaced, kind: 'spaced' };
    const roman = !bulleted && (!open || list.kind === 'roman') ? markOf(text, due, 'roman') : null;
    if (roman !== null) return { ...roman, kind: 'roman' };
    if (open ? list.kind !== 'letters' && list.kind !== 'bullets' : !ordered.test(this.#lead)) return null;
    const letter = bulleted || (open && list.kind !== 'letters') ? null : markOf(text, due, 'letter');
    if (letter !== null) return { ...letter, kind: 'letters' };
    if (!bulleted || (open && list.kind !== 'bullets') || labelled(text).field !== null) return null;
    return {
      number: due,
      rest: /^\s*(?:[-*•]\s+)?(\*\*|__)/.exec(raw)?.[1] === undefined ? text : `**${text}`,
      kind: 'bullets',
    };
  }

  #start({ number, rest, kind }: Numbered & { readonly kind: Kind }, indent: number): void {
    const list = this.#list;
    this.#candidate = null;
    const goesOn =
      list !== null &&
      (number > list.last ||
        (list.falling && number < list.last) ||
        (number === 1 && list.onlyOnes && this.#lead === ''));
    if (!goesOn && !(number === 1 || (number <= 10 && list === null))) {
      this.#item = null;
      return;
    }
    if (!goesOn) this.#open(kind, indent, number);
    const open = this.#list;
    if (open === null) return;
    open.falling = open.falling && (number < open.last || open.items.length === 0);
    open.last = number;
    open.onlyOnes &&= number === 1;
    this.#lead = '';
    const [first, ...others] = number === 1 ? inlineItems(rest) : [rest];
    this.#add(open, number, first ?? '');
    others.forEach((text, i) => this.#add(open, i + 2, text));
    if (others.length > 0) open.last = others.length + 1;
  }

  #open(kind: Kind, indent: number, number: number): void {
    this.#best = better(this.#best, this.#list);
    const begun = this.#list === null && number === 2 && kind === 'numbers' ? cleanName(this.#first ?? '') : '';
    const goesOn = begun !== '' && isBareName(begun);
    this.#list = {
      items: goesOn ? [{ ...blank(1), name: begun, labelled: false }] : [],
      kind,
      indent,
      lead: this.#lead,
      last: goesOn ? 1 : number,
      onlyOnes: number === 1,
      falling: number > 1 && !goesOn,
    };
  }

  #add(list: List, number: number, rest: string): void {
    const item: Item = { ...blank(number), labelled: false };
    this.#item = item;
    this.#field = 'reason';
    const { field, value } = labelled(rest);
    const { name, more } = splitName(field === 'name' ? value : rest);
    if (name === '') this.#field = 'name';
    else this.#name(list, item, name, more);
  }

  #name(list: List, item: Item, text: string, more: string): void {
    const { name, probability } = withoutPercent(text);
    const bare = withoutClause(name);
    if (!isName(bare)) {
      this.#item = null;
      return;
    }
    item.name = bare;
    item.probability = probability ?? readProbability(more);
    if (bare !== name) item.reason = name;
    if (readProbability(more) === null) this.#into(item, more, true);
    if (list.items.length < mostFound) list.items.push(item);
    this.#field = 'reason';
  }

  #continue(line: Line, cut: boolean): void {
    const { text } = line;
    const { value, field } = labelled(text);
    if (this.#item === null && !this.#byLabel(text)) return this.#outside(line, cut);
    const list = this.#list;
    const item = this.#item;
    if (item === null || list === null) return;
    if (this.#leaves(line, field)) {
      this.#item = null;
      this.#outside(line, cut);
    } else if (item.name === '') {
      const { name, more } = splitName(field === 'name' ? value : text);
      if (!cut) this.#name(list, item, name, more);
    } else this.#into(item, text, false);
  }

  /** A line that belongs to no item: the lead of a list to come, a name without a number, or a list in itself. */
  #outside({ text, indent }: Line, cut: boolean): void {
    this.#candidate = null;
    if (cut) return;
    const [, leader] = leading.exec(text) ?? [];
    if (leader !== undefined && this.#list === null) {
      const { name, more } = splitName(leader);
      const named = withoutClause(withoutPercent(name).name);
      if (this.#leader === null && isName(named)) {
        this.#leader = { ...blank(), name: named, reason: more, labelled: false };
        return;
      }
    }
    this.#lead = text.slice(0, 400);
    if (this.#inSentence(text) || this.#inLine(text)) return;
    if (text.length > 200 || (this.#list !== null && this.#list.kind !== 'labels')) return;
    const { name, more } = splitName(text);
    if (more === '' && isBareName(name) && !isHeading(name)) this.#candidate = { name, indent };
  }

  /** A label that is asked for, under a line that is a name: an item without a number. */
  #byLabel(text: string): boolean {
    const candidate = this.#candidate;
    if (candidate === null || !isAsked(text)) return false;
    this.#candidate = null;
    if (this.#list === null) {
      this.#lead = '';
      this.#open('labels', candidate.indent, 1);
    }
    const list = this.#list;
    if (list === null) return false;
    if (list.items.length > 0) list.last += 1;
    this.#item = { ...blank(list.last), labelled: false };
    this.#name(list, this.#item, candidate.name, '');
    return true;
  }

  /** "The most likely are 1) A, 2) B and 3) C." */
  #inSentence(text: string): boolean {
    const at = text.search(/[\s:]\(?1[.)]\s+\S/);
    if (at < 0 || !namesList.test(text.slice(0, at)) || this.#list !== null) return false;
    const rest = text.slice(at).replace(/^[\s:]\(?1[.)]\s+/, '');
    if (inlineItems(rest).length < 2) return false;
    this.#start({ number: 1, rest, kind: 'numbers' }, 0);
    this.#item = null;
    return true;
  }

  /** "Differential: A > B > C", or names between commas where the lead says that they are ranked. */
  #inLine(text: string): boolean {
    if (this.#list !== null) return false;
    const [, lead = '', rest = ''] = /^([^:：]{2,160})[:：](?:\*\*)?\s*(\S.*)$/.exec(text) ?? [];
    const rising = rest.includes(' > ') && namesList.test(lead) ? ' > ' : null;
    const mark = rising ?? (!ordered.test(lead) ? null : rest.includes(';') ? ';' : rest.includes(',') ? ',' : null);
    if (mark === null) return false;
    const names = rest.split(mark, 20).map((part) => cleanName(part.replace(/^\s*and\s/, '')));
    const last = names.at(-1) ?? '';
    if (names.length < 2 || !names.every(isBareName) || (mark === ',' && /\sand\s/.test(last))) return false;
    this.#open('rows', 0, 1);
    names.forEach((name, i) => this.#list?.items.push({ ...blank(i + 1), name, labelled: false }));
    return true;
  }

  /** A row of a table. The header tells the columns; without one, a number and a name stand first. */
  #row(text: string, cut: boolean): boolean {
    const cells = cellsOf(text);
    if (cells === null) return false;
    const piped = text.startsWith('|');
    if (cells.every((cell) => /^:?-*:?$/.test(cell))) return piped;
    if (this.#columns === null) {
      const columns = cells.map(columnOf);
      if (columns.includes('name')) {
        this.#columns = columns;
        this.#open('rows', 0, 1);
        return true;
      }
      const [number = '', name = '', ...more] = cells;
      if (!piped || cut || !/^#?\d{1,2}\.?$/.test(number) || name === '') return false;
      this.#start(
        { number: Number(number.replace(/\D/g, '')), rest: `**${name}**: ${more.join('; ')}`, kind: 'numbers' },
        0,
      );
      return true;
    }
    const list = this.#list;
    const at = (column: Column): string => cells[this.#columns?.indexOf(column) ?? -1] ?? '';
    const rank = /^\D{0,2}(\d{1,2})(?![\d.]|\s?%)/.exec(at('rank') || at('probability'))?.[1];
    if (list === null || cut || (rank === undefined && !ordered.test(list.lead))) return true;
    const item: Item = { ...blank(Number(rank ?? list.items.length + 1)), labelled: true };
    const shown = withoutPercent(cleanName(at('name')));
    item.name = shown.name;
    item.probability = shown.probability ?? readProbability(at('probability'));
    for (const field of ['reason', 'for', 'against'] as const) item[field] = addText('', at(field));
    if (isName(item.name) && list.items.length < mostFound) list.items.push(item);
    return true;
  }

  /** Text after an empty line that is neither indented, nor a bullet, nor a labelled field ends the list. */
  #leaves({ text, indent, bulleted }: Line, field: Label | null): boolean {
    if (this.#item?.name === '' || field !== null) return false;
    if (this.#list?.kind === 'labels') return indent <= this.#list.indent;
    return !bulleted && indent === 0 && (this.#afterBlank || (text.endsWith(':') && namesList.test(text)));
  }

  #into(item: Item, text: string, inline: boolean): void {
    const { field, value } = labelled(text);
    if (field !== null && field !== 'name') {
      this.#field = field;
      item.labelled = true;
    }
    const rest = field === null || field === 'name' ? text : value;
    if (this.#field === 'probability') item.probability ??= readProbability(rest);
    else if (this.#field !== 'name') item[this.#field] = addText(item[this.#field], plain(rest));
    if (inline && field === null) this.#field = 'reason';
  }
}

function columnOf(title: string): Column {
  if (/^(?:#|no\.?|nr\.?|rank(?:ing)?|position)$/i.test(title)) return 'rank';
  const field = fieldOf(title);
  if (field === 'list' || /^(?:possible |likely |differential )?diagnos[ei]s$/i.test(title)) return 'name';
  return field === 'name' || field === 'probability' || field === 'reason' || field === 'for' || field === 'against'
    ? field
    : null;
}

function plain(text: string): string {
  return text.replace(/\*\*|__/g, '').trim();
}

/** The name at the front of an item, and what follows on the same line. */
function splitName(text: string): { name: string; more: string } {
  const bold = /^(?:\*\*|__)([^*_\n]{1,200}?)([:.]?)(?:\*\*|__)\s*(.*)$/s.exec(text);
  const [, name = '', mark = '', after = ''] = bold ?? [];
  if (bold !== null && after.startsWith('(')) return splitPlain(`${name} ${after}`);
  if (bold !== null && (mark === ':' || /^(?:$|[:：–—-])/.test(after))) {
    return { name: cleanName(name), more: after.replace(/^[\s:：–—-]+/, '') };
  }
  return splitPlain(text);
}

const separator = /:\s|：|:$|\s[-–]\s|\s?—\s?|\s–|\.\s+(?=\p{Lu})/gu;

function splitPlain(text: string): { name: string; more: string } {
  for (const match of text.matchAll(separator)) {
    const before = text.slice(0, match.index);
    if (before.lastIndexOf('(') > before.lastIndexOf(')')) continue;
    // "E. coli", "St. Louis": a full stop after a short word is an abbreviation.
    if (match[0].startsWith('.') && /(?:^|[\s("“*])\p{L}{1,3}$/u.test(before)) continue;
    return { name: cleanName(before), more: text.slice(match.index + match[0].length) };
  }
  return { name: cleanName(text), more: '' };
}

const percentAfter =
  /^(.{2,160}?)\s*[([,–-]?\s*(?:probability|likelihood|confidence)?\s*:?\s*((?:~|≈)?\d{1,3}(?:\.\d{1,4})?\s*%)\s*(?:probability|likelihood|likely|confidence)?[)\]]?$/i;
const percentBefore = /^[([]((?:~|≈)?\d{1,3}(?:\.\d{1,4})?\s*%)[)\]]\s*(.{2,160})$/;
const percentRange = /\s*[([]?(?:~|≈)?\d{1,3}\s*%?\s*[-–]\s*\d{1,3}\s*%[)\]]?$/;

function withoutPercent(text: string): { name: string; probability: number | null } {
  const name = cleanName(text.replace(percentRange, ''));
  const after = percentAfter.exec(name);
  const before = percentBefore.exec(name);
  const probability = readProbability(after?.[2] ?? before?.[1] ?? '');
  return probability === null
    ? { name, probability: null }
    : { name: cleanName(after?.[1] ?? before?.[2] ?? ''), probability };
}

function inRank(list: List): readonly Item[] {
  if (list.kind === 'rows') return list.items.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
  return list.falling && list.last === 1 && list.items.length > 1 ? list.items.toReversed() : list.items;
}

/** Whether a short line is about a part of the answer rather than a disease. */
function isHeading(name: string): boolean {
  return namesList.test(name) || (name.split(' ').length <= 4 && (thoughts.test(name) || actions.test(name)));
}

const hasLabels = (list: List): boolean => list.items.some((item) => item.labelled);

function score(list: List): number {
  if (list.items.length === 0) return -2;
  if (list.kind === 'spaced' && list.items.length === 1) return -1;
  const named = namesList.test(list.lead);
  if (actions.test(list.lead) && !/differential|diagnoses\b/i.test(list.lead)) return -1;
  if (thoughts.test(list.lead) && !named) return -1;
  const ours = hasLabels(list) ? 4 : 0;
  return ours + (named ? 3 : 0) + (lastWord.test(list.lead) ? 1 : 0) + (list.items.length > 1 ? 1 : 0);
}

/** The list that is more of a differential; the earlier one when both are alike, since models that run on repeat themselves. */
function better(a: List | null, b: List | null): List | null {
  if (a === null || b === null) return a ?? b;
  return score(b) > score(a) ? b : a;
}
