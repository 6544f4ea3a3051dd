import type { Span } from '../../lexicon/words/sentences.ts';
import { sentence, type Sentence } from '../../../humanError.ts';
import { pauseEvery, type Read } from '../read.ts';
import type { Giveaway, Wanted } from '../wanted.ts';
import { decidingAt } from './decidingTest.ts';
import { isDenied, isElsewhere, positiveEnd } from './affirmed.ts';

export interface Found extends Span {
  readonly why: Sentence;
}

/** What gives one reference away without naming it. */
export function* findingGiveaways(read: Read, { giveaways, organStems }: Wanted): Generator<void, Found[]> {
  const found: Found[] = [];
  for (let at = 0; at < read.count; at++) {
    if (at % pauseEvery === pauseEvery - 1) yield;
    const match = giveaways.longestAt(read.tokens, at, read.sentenceOf(at).to);
    if (match !== null) {
      const hit = foundAs(match.entry, read, { from: at, to: match.end });
      if (hit !== null) {
        found.push(hit);
        at = hit.to - 1;
        continue;
      }
    }
    if (
      organStems.length > 0 &&
      /ectom(?:y|ies)$/.test(read.lower(at)) &&
      organStems.some((stem) => read.lower(at).startsWith(stem))
    ) {
      const hit = foundAs('treatments', read, { from: at, to: at + 1 });
      if (hit !== null) found.push(hit);
    }
  }
  return found;
}

function foundAs(kind: Giveaway, read: Read, span: Span): Found | null {
  if (kind === 'tests') {
    const end = positiveEnd(read, span);
    if (end === null) return null;
    const whole = { from: span.from, to: Math.max(end, span.to) };
    return { ...whole, why: sentence('“{0}”: a result that decides the diagnosis.', read.textOf(whole)) };
  }
  if (isDenied(read, span)) return null;
  if (kind === 'results')
    return { ...span, why: sentence('“{0}”: a result that decides the diagnosis.', read.textOf(span)) };
  if (isElsewhere(read, span)) return null;
  return { ...span, why: sentence('“{0}”: a treatment that tells the diagnosis.', read.textOf(span)) };
}

const sample =
  /^(?:biops(?:y|ies)|bx|histology|histopathology|histopathological|histological|cytology|fna|necropsy|autopsy|trephine|specimens?|pathologists?|immunohistochemistry|needle)$/;
const shows =
  /^(?:showed|shows|show|showing|revealed|reveals|revealing|demonstrated|demonstrates|confirmed|confirms|disclosed|reported|found|:|with|was|were|read|yielded|is|–|—|=)$/;
const verdict =
  /(?:omas?|omata|omatous)$|granulom|tumou?r|carcinom|necro|atroph|infiltrat|spongif|ganglion|hyphae|bacill|amyloid|crescent|blasts?$|deposit|dysplas|vacuol|inclusion|fibrosis|villous|villus|malignan|neoplas|histiocyt|eosinophil|plasma|crystal|vasculitis|arteritis|caseat|caseous|inflamm|crypt|lymphocyt|hyperplasia|birefring|aden|spindle|signet|invasi|demyelin|apopto|acanthol|blister|perivascular|effacement|sclerosis|metaplas/;
const noVerdict =
  /^(?:normal|negative|awaited|pending|sent|requested|unremarkable|no|not|without|inconclusive|nonspecific|non-specific|excluded|benign|taken|planned|booked|done|declined|insufficient|scheduled|arranged)$/;
const longestTo = 9;
const longestVerdict = 12;

/** What gives any diagnosis away: a verdict of the pathologist, and what the patient got better with. */
export function* findingGiveawaysOfAny(read: Read): Generator<void, Found[]> {
  const found: Found[] = [];
  for (let at = 0; at < read.count; at++) {
    if (at % pauseEvery === pauseEvery - 1) yield;
    const word = read.lower(at);
    const hit = sample.test(word)
      ? verdictAfter(read, at)
      : (responseAt(read, at, word) ?? specificDrugAt(read, at, word) ?? resultAt(read, at, word));
    if (hit === null) continue;
    found.push(hit);
    at = hit.to - 1;
  }
  return found;
}

function resultAt(read: Read, at: number, word: string): Found | null {
  const span = decidingAt(read, at, word);
  return span && { ...span, why: sentence('“{0}”: a result that decides the diagnosis.', read.textOf(span)) };
}

function verdictAfter(read: Read, at: number): Found | null {
  const { to: limit } = read.sentenceOf(at);
  let shown = -1;
  for (let next = at + 1; next < Math.min(limit, at + longestTo) && shown < 0; next++) {
    const word = read.lower(next);
    if (noVerdict.test(word) || word === '.' || word === ';') return null;
    if (shows.test(word)) shown = next;
  }
  if (shown < 0) return null;
  while (shows.test(read.lower(shown + 1)) || /^(?:a|an|the|to|as|be)$/.test(read.lower(shown + 1))) shown++;
  let end = shown + 1;
  let says = false;
  for (; end < Math.min(limit, shown + 1 + longestVerdict); end++) {
    const word = read.lower(end);
    if (noVerdict.test(word)) return null;
    if (word === '.' || word === ';' || word === '(') break;
    says ||= verdict.test(word);
  }
  const span = { from: shown + 1, to: end };
  if (!says || isElsewhere(read, { from: at, to: end })) return null;
  return { ...span, why: sentence('“{0}”: what the histology shows decides the diagnosis.', read.textOf(span)) };
}

const unspecific =
  /^(?:pain|painful|voice|verbal|name|command|commands|questions?|stimul\w+|light|touch|treatment|therapy|paracetamol|acetaminophen|analgesi\w+|painkillers?|fluids?|fluid|crystalloids?|oxygen|antibiotics?|ibuprofen|nsaids?|emollients?|antiemetics?|rest|saline|bolus|boluses|resuscitation|calls?|her|his|them|us|me|naproxen|codeine|morphine|opioids?|stress|exercise|emails?|letters?|media)$/;
const betterWords =
  /^(?:improved|resolved|settled|vanished|disappeared|subsided|recovered|improvement|resolution|response|gone|better)$/;
const strongly =
  /^(?:dramatic|dramatically|rapid|rapidly|prompt|promptly|marked|markedly|striking|strikingly|quickly|swiftly|excellent|brisk|remarkable|remarkably|completely|complete|spectacular|immediate|immediately)$/;

/** "Responded promptly to ...", "improved dramatically after ...". */
function responseAt(read: Read, at: number, word: string): Found | null {
  const { to: limit, from: begin } = read.sentenceOf(at);
  if (/^(?:responded|responding|responsive)$/.test(word)) {
    let to = at + 1;
    while (to < Math.min(limit, at + 5) && read.lower(to) !== 'to') to++;
    if (read.lower(to) !== 'to' || to + 1 >= limit) return null;
    let end = to + 1;
    while (end < Math.min(limit, to + 4) && read.tokens.kinds[end] !== 'mark') {
      if (unspecific.test(read.lower(end))) return null;
      end++;
    }
    const span = { from: at, to: end };
    if (end === to + 1 || isDenied(read, span) || isElsewhere(read, span)) return null;
    return { ...span, why: sentence('“{0}”: what the patient responded to tells the diagnosis.', read.textOf(span)) };
  }
  if (!betterWords.test(word)) return null;
  if (!strongly.test(read.lower(at + 1)) && !strongly.test(read.lower(at - 1))) return null;
  const from = strongly.test(read.lower(at - 1)) && at - 1 >= begin ? at - 1 : at;
  let link = at + 1;
  while (link < Math.min(limit, at + 4) && !/^(?:after|on|with|following|to|upon|once)$/.test(read.lower(link))) link++;
  if (link >= Math.min(limit, at + 4)) return null;
  let end = link + 1;
  while (end < Math.min(limit, link + 5) && read.tokens.kinds[end] !== 'mark') {
    if (unspecific.test(read.lower(end))) return null;
    end++;
  }
  const span = { from, to: end };
  if (end === link + 1 || isDenied(read, span) || isElsewhere(read, span)) return null;
  return { ...span, why: sentence('“{0}”: what the patient responded to tells the diagnosis.', read.textOf(span)) };
}

const specificDrug =
  /^(?:[a-z]{4,}(?:limab|zumab|ximab|mumab|tinib|afenib|ciclib|parib|rafenib|lisib)|r-?chop|abvd|folfox|caplacizumab|tafamidis|antivenom|antitoxin|artesunate|pyridostigmine|levodopa|rifampicin|isoniazid|pyrazinamide|ethambutol|praziquantel|fludrocortisone|icatibant|dantrolene|cyproheptadine|fomepizole|dapsone|thalidomide|lenalidomide|imatinib|riluzole|penicillamine|antituberculous|antiretrovirals?|antiretroviral|chemotherapy|artemether|miltefosine|benznidazole|nusinersen|ivacaftor|pancreaticoduodenectomy|colchicine|carbimazole|methimazole|hydroxychloroquine|infliximab|cyclophosphamide)$/;
const begun =
  /^(?:started|start|commenced|begun|began|initiated|given|received|prescribed|treated|added|loaded|starting|beginning|initiation|switched)$/;

/** A drug for one disease or a few, begun in the course of the case. */
function specificDrugAt(read: Read, at: number, word: string): Found | null {
  if (!specificDrug.test(word)) return null;
  const { from, to } = read.sentenceOf(at);
  const span = { from: at, to: at + 1 };
  let isBegun = false;
  for (let near = Math.max(from, at - 14); near < Math.min(to, at + 6); near++)
    isBegun ||= begun.test(read.lower(near));
  if (!isBegun || isDenied(read, span) || isElsewhere(read, span)) return null;
  return { ...span, why: sentence('“{0}”: a treatment that tells the diagnosis.', read.textOf(span)) };
}
