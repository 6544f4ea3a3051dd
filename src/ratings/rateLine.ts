import { HumanError } from '../humanError.ts';

/** What one line of `ddx rate --stdin` says. */
export type Line =
  | {
      readonly does: 'rate';
      readonly case: string;
      readonly answer: string;
      readonly item: string;
      readonly diagnosis: number | null;
      /** As it was given; the item knows what it may be. Null takes back what was said. */
      readonly value: unknown;
    }
  | { readonly does: 'complete'; readonly case: string }
  | { readonly does: 'flag'; readonly case: string; readonly on: boolean }
  | { readonly does: 'list'; readonly case: string; readonly diagnoses: readonly string[] | null }
  | { readonly does: 'consent'; readonly agreed: boolean; readonly timing: boolean | null }
  | { readonly does: 'undo' };

/** A line that cannot be taken; `kind` is for programs, the sentence for people. */
export class Refusal extends HumanError {
  readonly kind: string;

  constructor(kind: string, template: string, ...values: string[]) {
    super(template, ...values);
    this.kind = kind;
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** Each form of a line: the field that marks it, and all that may stand in it. */
const forms = [
  { mark: 'undo', fields: ['undo'], read: readUndo },
  { mark: 'consent', fields: ['consent', 'timing'], read: readConsent },
  { mark: 'complete', fields: ['case', 'complete'], read: readComplete },
  { mark: 'flag', fields: ['case', 'flag'], read: readFlag },
  { mark: 'list', fields: ['case', 'list'], read: readList },
  { mark: 'item', fields: ['case', 'answer', 'item', 'diagnosis', 'value', 'withdraw'], read: readRating },
] as const;

/**
 * Reads a line; throws a `Refusal` that says what is wrong with it. It may name the rater, as the lists of what is open
 * do: then it has to be the one who rates here.
 */
export function readLine(line: string, by: string): Line {
  const { rater = by, ...fields } = parse(line);
  if (rater !== by) {
    const whose = typeof rater === 'string' ? rater : JSON.stringify(rater);
    throw new Refusal('rater', 'This line is a rating of {0}, and {1} rates here.', whose, by);
  }
  const form = forms.find(({ mark }) => mark in fields);
  if (form === undefined) {
    throw new Refusal(
      'not-a-rating',
      'This line says neither a rating nor what to do. Give "case", "answer", "item" and "value", or "case" and "complete".',
    );
  }
  const unknown = Object.keys(fields).filter((name) => !(form.fields as readonly string[]).includes(name));
  if (unknown.length > 0) {
    throw new Refusal(
      'unknown-field',
      'The line has fields that are not known here: {0}. Leave them out.',
      unknown.join(', '),
    );
  }
  return form.read(fields);
}

function parse(line: string): Fields {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new Refusal('not-json', 'The line is not one JSON object. Give one object a line.');
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Fields;
  throw new Refusal('not-json', 'The line is not one JSON object. Give one object a line.');
}

function readUndo(fields: Fields): Line {
  only(fields, 'undo', true);
  return { does: 'undo' };
}

function readConsent(fields: Fields): Line {
  const timing = fields['timing'] === undefined ? null : flagIn(fields, 'timing');
  return { does: 'consent', agreed: flagIn(fields, 'consent'), timing };
}

function readComplete(fields: Fields): Line {
  only(fields, 'complete', true);
  return { does: 'complete', case: textIn(fields, 'case') };
}

function readFlag(fields: Fields): Line {
  return { does: 'flag', case: textIn(fields, 'case'), on: flagIn(fields, 'flag') };
}

function readList(fields: Fields): Line {
  const list = fields['list'];
  const isList = list === null || (Array.isArray(list) && list.every((one) => typeof one === 'string'));
  if (isList) return { does: 'list', case: textIn(fields, 'case'), diagnoses: list };
  throw new Refusal('value', '"list" has to be a list of diagnoses as texts, or null to take it back.');
}

function readRating(fields: Fields): Line {
  if ('withdraw' in fields) only(fields, 'withdraw', true);
  if (!('withdraw' in fields) && fields['value'] === undefined) {
    throw new Refusal('value', '"value" is missing. Null takes back what was said.');
  }
  if ('withdraw' in fields && 'value' in fields) {
    throw new Refusal('value', 'The line both gives a value and takes it back. Leave one out.');
  }
  const { diagnosis = null } = fields;
  if (diagnosis !== null && (typeof diagnosis !== 'number' || !Number.isSafeInteger(diagnosis) || diagnosis < 1)) {
    throw new Refusal('diagnosis', '"diagnosis" has to be a rank, counted from 1, or null for the whole list.');
  }
  return {
    does: 'rate',
    case: textIn(fields, 'case'),
    answer: textIn(fields, 'answer'),
    item: textIn(fields, 'item'),
    diagnosis,
    value: fields['value'] ?? null,
  };
}

function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Refusal('missing', '"{0}" is missing, or not a text.', name);
}

function flagIn(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (typeof value === 'boolean') return value;
  throw new Refusal('value', '"{0}" has to be true or false.', name);
}

function only(fields: Fields, name: string, value: true): void {
  if (fields[name] !== value) throw new Refusal('value', '"{0}" can only be true.', name);
}
