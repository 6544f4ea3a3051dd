import type { Answer, Tokens } from '../../arms/answer.ts';
import type { FailureKind } from '../../arms/failure.ts';
import type { Fact } from '../../protocol/diagnosis.ts';
import { locationWords } from '../endpoints/locationWords.ts';
import { leftOutWords } from './leftOut.ts';

/** The editor's `l10n.t`; a test may hand in the plain English. */
export type Translate = (sentence: string, ...values: (string | number)[]) => string;

/** How an answer came about, line by line. What nobody knows is left out. */
export function factsOf(answer: Answer, arm: string, language: string, t: Translate): Fact[] {
  const { parameters, timings, usage, tokens } = answer;
  const left = leftOutWords(answer.case, language);
  const facts: (readonly [string, string | null])[] = [
    [t('Arm'), arm],
    [t('Model asked for'), answer.model.asked || null],
    [t('Model that answered'), answer.model.returned],
    [t('Address'), answer.origin],
    [t('Location, as declared'), answer.location && locationWords(answer.location, t)],
    [t('API'), answer.api],
    [t('Profile'), answer.profile],
    [t('Profile hash'), short(answer.profileSha256)],
    [t('Template'), answer.template],
    [t('Template hash'), short(answer.templateSha256)],
    [t('Prompt hash'), short(answer.promptSha256)],
    [t('Form asked for'), answer.form && formWords(answer.form, t)],
    [t('Kept to the form'), answer.constraint && constraintWords(answer.constraint, t)],
    [t('Case hash'), short(answer.caseSha256)],
    [t('Left out of the case'), left && t('{0} of {1} characters: {2}', left.characters, left.whole, left.ranges)],
    [t('Temperature'), text(parameters.temperature)],
    [t('Top p'), text(parameters.topP)],
    [t('Seed'), text(parameters.seed)],
    [t('Answer tokens allowed'), text(parameters.maxTokens)],
    [t('Diagnoses asked for'), text(parameters.top)],
    [t('Prompt tokens'), number(usage?.promptTokens ?? null, language)],
    [t('Prompt tokens, counted before'), tokens && countWords(tokens, language, t)],
    [t('Context length'), tokens && contextWords(tokens, language, t)],
    [t('Answer tokens'), number(usage?.completionTokens ?? null, language)],
    [t('Finish reason'), answer.finishReason],
    [t('Tries'), retriesWords(answer.retries, t)],
    [t('Server fingerprint'), answer.serverFingerprint],
    [t('Started'), new Date(timings.startedAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'long' })],
    [t('First word after'), timings.firstTokenMs === null ? null : duration(timings.firstTokenMs, language)],
    [t('Total time'), duration(timings.totalMs, language)],
    [t('Read by'), answer.parser],
    [t('Answer id'), answer.id],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function formWords(form: NonNullable<Answer['form']>, t: Translate): string {
  switch (form) {
    case 'list':
      return t('a numbered list');
    case 'json':
      return 'JSON';
    case 'xml':
      return 'XML';
  }
}

function constraintWords(constraint: NonNullable<Answer['constraint']>, t: Translate): string {
  switch (constraint) {
    case 'none':
      return t('asked in words only');
    case 'schema':
      return t('the server kept to the schema');
    case 'refused':
      return t('the server refused a schema, and was asked without');
  }
}

function countWords({ prompt, countedBy }: Tokens, language: string, t: Translate): string | null {
  if (prompt === null || countedBy === null) return null;
  const count = prompt.toLocaleString(language);
  return countedBy === 'llama' ? t('{0}, by the LLaMA vocabulary', count) : t('{0}, by the server', count);
}

function contextWords({ context, contextFrom }: Tokens, language: string, t: Translate): string | null {
  if (context === null) return null;
  const count = context.toLocaleString(language);
  switch (contextFrom) {
    case 'server':
      return t('{0}, as the server says', count);
    case 'endpoint':
      return t('{0}, as set for the endpoint', count);
    case 'profile':
      return t('{0}, as the profile says', count);
    case null:
      return count;
  }
}

function retriesWords(retries: Answer['retries'], t: Translate): string | null {
  if (retries.length === 0) return null;
  return t('{0}; before that: {1}', retries.length + 1, retries.map(({ kind }) => kindWords(kind, t)).join(', '));
}

function kindWords(kind: FailureKind, t: Translate): string {
  switch (kind) {
    case 'unreachable':
      return t('unreachable');
    case 'loading':
      return t('loading');
    case 'overloaded':
      return t('busy');
    case 'rate-limited':
      return t('rate limit');
    case 'server-error':
      return t('server error');
    default:
      return kind;
  }
}

/** In SI symbols, which every language reads. */
export function duration(ms: number, language: string): string {
  const [value, unit, digits] = ms < 1000 ? [ms, 'ms', 0] : [ms / 1000, 's', 1];
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })}\u00a0${unit}`;
}

function number(value: number | null, language: string): string | null {
  return value === null ? null : value.toLocaleString(language);
}

function text(value: number | null): string | null {
  return value === null ? null : String(value);
}

function short(hash: string | null): string | null {
  return hash && hash.slice(0, 12);
}
