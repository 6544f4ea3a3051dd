import {
  addText,
  blank,
  cleanName,
  isBareName,
  isName,
  isFigure,
  isOther,
  isShort,
  mostFound,
  nameKey,
  withoutClause,
  type Found,
} from './found.ts';
import { entryOf, titleOf, type Entry } from './entry.ts';
import { fieldOf } from './fields.ts';
import { isGrade, isHead, isTier, readProbability } from './grade.ts';
import {
  cellsOf,
  inlineItems,
  inlineLabels,
  isAsked,
  isBarred,
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
  /diagnos|differential|ddx|\blikely|ranked|ranking|conclusion|answer|possibilit|alternativ|explanation|consistent with|compatible with|(?:concerning|suspicious) for|\bsuggests\b|findings suggest|suggestive|(?:could|might|may) (?:be|represent)|诊断|診断/i;
/** What is said before a list whose order is its ranking. */
const ordered =
  /most (?:likely|probable) (?:first|at the top|to (?:the )?least)|from most to least|in (?:descending |decreasing )?order of|order of (?:likelihood|probability)|by (?:likelihood|probability)|\branked\b|\branking\b|<ol\b|\\begin\{enumerate\}|可能性の高い順/i;
const actions =
  /next steps?|the steps|recommend|work-?up|investigat|manage|treat|therap|\bplan\b|\btests?\b|questions|references|sources|medication|prescri|tell me|please (?:share|provide|send|give)|could you|would need|criteria|missing|\bi(?:['’]d| would| can)? (?:suggest|advise|order)\b|complication|what to do|what you can do/i;
const thoughts =
  /step[- ]by[- ]step|reasoning|thoughts|analysis|key (?:findings|features|points|facts)|history|symptoms|findings|summary|values|abnormal|laborator|vital|risk factors|presentation/i;
/** What is said before a differential, if anything announces it. Of other languages nothing is asked. */
const announces =
  /\bdx\b|likel|probab|rank|list|possib|impression|caus|etiolog|consider|think|thought|condition|disease|disorder|suspect|explain|candidate|hypothes|opinion|guess|verdict|\btop\b|patholog|concern|contend|others?\b|but\W*$|could|fits?\b|in short|based on|here|following|follows|below|result|output|order of|format|[^\x20-\x7e]|^\W*$|<|\\/i;
/** Said of a list: that its entries are out. */
const denied =
  /^\W*(?:unlikely|(?:less|least) (?:likely|probable)|excluded|rejected|ruled out)\b|(?:\b(?:were|are|been|and|deemed|considered) (?:ruled out|excluded|rejected|unlikely))|^not likely|\b(?:do|does|did)(?: not|n['’]t) (?:fit|explain|think|believe)|is based on|(?:past|previous|prior|known|existing) (?:diagnos|condition|disease|illness)/i;
const closing =
  /^\W*(?:all of )?(?:these|those|the above)(?: (?:are|were)(?: \S+){0,3} (?:risk factors|findings|symptoms|signs|tests|investigations|steps|recommendations|medications?|questions|complications)(?=\W*$| (?:of|in|for) (?:the|this|his|her) )|(?: \w+)? (?:are|were|have|has)(?: \w+){0,2} (?:ruled out|excluded|unlikely|rejected)\b)|^\W*this (?:is|was|would be) (?:my|the|a) (?:\w+ )?(?:treatment|plan|work-?up|history|advice)\b/i;
/** What a lead is about, where what follows only says more of it: "Tests that", "Reasons for". */
const topic =
  /^\W*(?:\w+ )?(?:tests|treatments?|management|steps|questions|reasons|factors|findings|medications?|criteria|features) (?:that|which|for|of|to|i|in|with)\b/i;
/** A sentence about a diagnosis rather than about something else. */
const deems = /likely|probabl|possib|suspect|consider|diagnosis (?:is|would|could)|could be|might be|may be/i;
const does = /\s(?:should|must|needs?|have|has|had|were|was) /;
const leading = /^(.{4,50}?)(?:\*\*|__)?(?:\s*[:：]|\sis\b)(?:\*\*|__)?\s*(\S.*)$/i;
const first = /\b(?:most|leading|primary|principal|top|final|working)\b/i;

/** A sentence that ranks more than one, of which one alone would be wrong. */
const others = /\b(?:followed by|second(?:ly)?|third(?:ly)?|thereafter|then|next|less likely|another)\b/i;

/** A list of these is of problems, unless its entries are labelled as differentials are. */
const problems = /assessment|^a\s?[/&]\s?p\b|problem/i;

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
  /** How many headings of likelihood its items stand under. */
  tiers: number;
  onlyOnes: boolean;
  falling: boolean;
  /** Entries that are instructions, sentences, measurements or citations. */
  others: number;
  /** The first entry is one of those. */
  begunByOther: boolean;
  /** What is said after the list tells that it is something else. */
  closed: boolean;
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
  #candidate: { readonly entry: Entry; readonly indent: number } | null = null;
  /** What is called the most likely diagnosis before any list. */
  #leader: Item | null = null;
  #columns: readonly Column[] | null = null;

  get found(): readonly Found[] {
    const list = better(this.#best, this.#list);
    const leader = this.#leader;
    const items = list === null || score(list) < 0 || (leader === null && denied.test(list.lead)) ? [] : inRank(list);
    if (leader === null || items.some((item) => nameKey(item.name) === nameKey(leader.name))) return items;
    const goesOn =
      list !== null && (namesList.test(list.lead) || isTier(list.lead) || hasLabels(list) || items[0]?.number === 2);
    return [leader, ...(goesOn ? items : [])];
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
    const due = open ? list.last + 1 : list === null && this.#leader !== null ? 2 : 1;
    const spaced =
      !open || list.kind === 'spaced' || hasLabels(list)
        ? spacedNumberOf(text, due, open && list.kind !== 'spaced')
        : null;
    if (spaced !== null && isBareName(cleanName(spaced.rest))) return { ...spaced, kind: 'spaced' };
    const roman = !bulleted && (!open || list.kind === 'roman') ? markOf(text, due, 'roman') : null;
    if (roman !== null) return { ...roman, kind: 'roman' };
    if (open ? list.kind !== 'letters' && list.kind !== 'bullets' : !ordered.test(this.#lead) && !isTier(this.#lead))
      return null;
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
      !isApart(this.#lead) &&
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
    open.closed = false;
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
      tiers: isTier(this.#lead) ? 1 : 0,
      onlyOnes: number === 1,
      falling: number > 1 && !goesOn,
      others: 0,
      begunByOther: false,
      closed: false,
    };
  }

  #add(list: List, number: number, rest: string): void {
    const item: Item = { ...blank(number), labelled: false };
    this.#item = item;
    this.#field = 'reason';
    this.#name(list, item, entryOf(rest));
  }

  /** What the entry says; without a name, the name is to come. */
  #name(list: List, item: Item, entry: Entry | null): void {
    if (entry?.name === '') {
      this.#field = 'name';
      return;
    }
    const name = withoutClause(entry?.name ?? '');
    if (entry !== null && isOtherEntry(entry, name)) {
      list.begunByOther ||= list.items.length === 0 && list.others === 0;
      list.others += 1;
    }
    if (entry === null || !isName(name)) {
      this.#item = null;
      return;
    }
    item.name = name;
    item.probability = entry.probability;
    if (name !== entry.name) item.reason = entry.name;
    this.#field = 'reason';
    this.#into(item, entry.more, true);
    if (list.items.length < mostFound) list.items.push(item);
  }

  #continue(line: Line, cut: boolean): void {
    const { text } = line;
    const { field } = labelled(text);
    if (field === null && this.#tier(text)) return;
    if (this.#list !== null && closing.test(text)) {
      this.#list.closed = true;
      this.#item = null;
    }
    if (this.#item === null && !this.#byLabel(text)) return this.#outside(line, cut);
    const list = this.#list;
    const item = this.#item;
    if (item === null || list === null) return;
    if (this.#leaves(line, field)) {
      this.#item = null;
      this.#outside(line, cut);
    } else if (item.name === '') {
      if (!cut) this.#name(list, item, entryOf(text));
    } else this.#into(item, text, false);
  }

  /** A line that belongs to no item: the lead of a list to come, a name without a number, or a list in itself. */
  #outside({ text, indent }: Line, cut: boolean): void {
    this.#candidate = null;
    if (cut) return;
    const [, head = '', leader = ''] = leading.exec(text) ?? [];
    if (this.#list === null && first.test(head) && isHead(head)) {
      const entry = others.test(leader) ? null : entryOf(leader);
      const name = withoutClause(entry?.name ?? '');
      if (this.#leader === null && entry !== null && isName(name)) {
        this.#leader = { ...blank(), name, probability: entry.probability, reason: entry.more, labelled: false };
        return;
      }
    }
    this.#lead = text.slice(0, 400);
    if (this.#inSentence(text) || this.#inLine(text)) return;
    if (text.length > 200 || (this.#list !== null && this.#list.kind !== 'labels')) return;
    const entry = entryOf(text);
    if (entry?.more === '' && isBareName(entry.name) && !isHeading(entry.name)) this.#candidate = { entry, indent };
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
    this.#name(list, this.#item, candidate.entry);
    return true;
  }

  /** A heading of likelihood inside a list, whose numbers may begin again under it. */
  #tier(text: string): boolean {
    const list = this.#list;
    if (list === null || list.items.length === 0 || !(this.#afterBlank || /[:：]\**$/.test(text))) return false;
    if (!isTier(text) || /\d|\b(?:most|top|high|very)\b/i.test(text)) return false;
    list.last = 0;
    list.tiers += 1;
    this.#item = null;
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
    const [, lead = '', rest = ''] = /^([^:：]{2,160})[:：](?:\*\*)?\s*(\S.*)$/.exec(text) ?? [];
    // "Less likely: B, C" after the most likely one.
    const below = isTier(lead) && (this.#list === null ? this.#leader !== null : this.#list.kind === 'rows');
    if (this.#list !== null && !below) return false;
    const rising = rest.includes(' > ') && namesList.test(lead) ? ' > ' : null;
    const mark =
      rising ??
      (!below && !ordered.test(lead) ? null : rest.includes(';') ? ';' : below || rest.includes(',') ? ',' : null);
    if (mark === null) return false;
    const names = rest.split(mark, 20).map((part) => cleanName(part.replace(/^\s*and\s/, '')));
    const last = names.at(-1) ?? '';
    if ((names.length < 2 && !below) || !names.every(isBareName) || (mark === ',' && /\sand\s/.test(last)))
      return false;
    if (below) this.#lead = lead;
    if (this.#list === null) this.#open('rows', 0, 1);
    const items = this.#list?.items ?? [];
    for (const name of names) items.push({ ...blank(items.length + 1), name, labelled: false });
    return true;
  }

  /** A row of a table. The header tells the columns; without one, a number and a name stand first. */
  #row(text: string, cut: boolean): boolean {
    const cells = cellsOf(text);
    if (cells === null) return false;
    const piped = isBarred(text);
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
    if (list === null || cut || (rank === undefined && !ordered.test(list.lead) && !isGrade(at('probability')))) {
      return true;
    }
    const item: Item = { ...blank(Number(rank ?? list.items.length + 1)), labelled: true };
    const shown = titleOf(at('name'));
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
    for (const part of inlineLabels(text, !inline)) {
      const { field, value } = labelled(part);
      const named = field !== null && field !== 'name';
      if (named) {
        this.#field = field;
        item.labelled = true;
      }
      const rest = named ? value : part;
      if (this.#field === 'probability') item.probability ??= readProbability(rest);
      else if (this.#field !== 'name') item[this.#field] = addText(item[this.#field], plain(rest));
      if (inline && field === null) this.#field = 'reason';
    }
  }
}

/** Whether an entry is none of a differential: what is said of a diagnosis in a sentence is one. */
function isOtherEntry({ name: said, more }: Entry, name: string): boolean {
  return isFigure(more) || ((isOther(said) || (name !== said && does.test(said))) && !deems.test(`${said} ${more}`));
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

function inRank(list: List): readonly Item[] {
  const items = list.items.filter((item) => item.labelled || isShort(item.name));
  if (list.kind === 'rows') return items.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
  return list.falling && list.last === 1 && items.length > 1 ? items.toReversed() : items;
}

/** Whether a short line is about a part of the answer rather than a disease. */
function isHeading(name: string): boolean {
  return namesList.test(name) || (name.split(' ').length <= 4 && (thoughts.test(name) || actions.test(name)));
}

/** Whether a heading begins something else than what came before it. */
function isApart(lead: string): boolean {
  return lead.length < 60 && /[:*]$/.test(lead) && (denied.test(lead) || (actions.test(lead) && !namesList.test(lead)));
}

const hasLabels = (list: List): boolean => list.items.some((item) => item.labelled);

function score(list: List): number {
  if (list.items.length === 0) return -2;
  if (list.kind === 'spaced' && list.items.length === 1) return -1;
  if (list.kind === 'bullets' && list.tiers === 1) return -1;
  const named = namesList.test(list.lead);
  const ours = hasLabels(list) ? 4 : 0;
  const isForeign = !named && (list.begunByOther || list.others * 2 > list.items.length);
  if (ours === 0 && (list.closed || isForeign || isElsewhere(list.lead))) return -1;
  if (topic.test(list.lead)) return -1;
  const said = lastClause(list.lead);
  if (actions.test(said) && !/differential|diagnoses\b/i.test(list.lead)) return -1;
  if (thoughts.test(said) && !named) return -1;
  if (problems.test(list.lead) && !named && ours === 0) return -1;
  return ours + (named ? 3 : 0) + (lastWord.test(list.lead) ? 1 : 0) + (list.items.length > 1 ? 1 : 0);
}

/** What a sentence ends with: "Given the history, I would consider:". */
function lastClause(lead: string): string {
  return lead.split(/[.!?]\s+|,\s+| but /).at(-1) ?? '';
}

/** Whether what is said before a list announces something else. */
function isElsewhere(lead: string): boolean {
  const said = lead.split(/[.!?]\s+| but /).at(-1) ?? '';
  return (
    /\b(?:cannot|can['’]?t|unable to) (?:help|assist|answer)/.test(said) ||
    (/[:?*|]\W*$/.test(said) && !announces.test(said) && !namesList.test(said))
  );
}

/** The list that is more of a differential; the earlier one when both are alike, since models that run on repeat themselves. */
function better(a: List | null, b: List | null): List | null {
  if (a === null || b === null) return a ?? b;
  return score(b) > score(a) ? b : a;
}
