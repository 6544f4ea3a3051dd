import type { Location } from '../../arms/endpoint.ts';
import { countsInWords } from '../../arms/gate/heldBack.ts';
import type { Sent, SentReading } from '../../arms/gate/sentFiles.ts';
import { locationWords } from '../endpoints/locationWords.ts';
import type { AiExtension } from './aiExtensions.ts';

type Translate = (message: string, ...values: (string | number)[]) => string;

/** What a sheet of the record tells besides the record itself. */
export interface Around {
  /** Where the record lies. */
  readonly folder: string;
  readonly ai: readonly AiExtension[];
  readonly language: string;
}

/** So many are shown; older ones stay in the files. */
const mostRequests = 1000;

/**
 * *Show What Was Sent*: the claim first, in its exact form, then what it does not cover, then each request, the newest
 * first. Before a claim that a damaged record makes stands what is wrong with it.
 */
export function sentSheet({ sent, problems }: SentReading, around: Around, t: Translate): string {
  const damage = problems.map((problem) => t(problem.template, ...problem.values));
  const parts = damage.length === 0 ? [claims(sent, around, t)] : doubtful(damage, sent, around, t);
  parts.push(caveat(around, t), kept(around, t));
  if (sent.length > 0) parts.push(requests(sent, t));
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** What was lost may have been a request. */
function doubtful(
  damage: readonly string[],
  sent: readonly Sent[],
  around: Around,
  t: Translate,
): (readonly string[])[] {
  if (sent.length === 0) {
    return [[t('Whether this extension sent anything cannot be told. Nothing of its record can be read:'), ...damage]];
  }
  const told = [t('The record is damaged. What is shown below may not be all:'), ...damage];
  return [told, [t('Only what can still be read says:'), ...claims(sent, around, t)]];
}

function claims(sent: readonly Sent[], { language }: Around, t: Translate): readonly string[] {
  const [first] = sent;
  if (first === undefined) {
    return [t('Nothing was sent by this extension to any server, as far as its record tells: that is empty.')];
  }
  const since = new Date(first.at).toLocaleString(language);
  return (['third-party', 'institution', 'machine'] as const).flatMap((location) => {
    const there = sent.filter((one) => one.location === location);
    return claim(there, location, since, language, t);
  });
}

function claim(
  sent: readonly Sent[],
  location: Location,
  since: string,
  language: string,
  t: Translate,
): readonly string[] {
  const declared = locationWords(location, t);
  if (sent.length === 0) {
    return [t('Nothing was sent by this extension to a server declared as {0}, since {1}.', declared, since)];
  }
  const number = (count: number): string => count.toLocaleString(language);
  const by = [...Map.groupBy(sent, ({ origin }) => origin)].map(([origin, there]) => {
    const cases = there.filter(({ carriesCase }) => carriesCase).length;
    return `  ${t('{0}: {1} in all, {2} with case text', origin, number(there.length), number(cases))}`;
  });
  return [t('Sent by this extension to servers declared as {0}, since {1}:', declared, since), ...by];
}

function caveat({ ai }: Around, t: Translate): readonly string[] {
  const lines = [
    t(
      'This record knows nothing of what others do: extensions that read open files (AI assistants), Settings Sync and backups may send or copy a text that this extension never sent.',
    ),
  ];
  if (ai.length === 0)
    return [...lines, t('No AI extension was found active now, as far as it can be seen from here.')];
  const names = ai.map(({ name, id }) => (name === id ? id : `${name} (${id})`)).join(', ');
  return [...lines, t('AI extensions active now: {0}', names)];
}

function kept({ folder }: Around, t: Translate): readonly string[] {
  return [
    t(
      'Each request was written down before it went, so one that came to nothing stands here too. The record holds no text, only sizes, hashes and counts. It lies in {0}',
      folder,
    ),
  ];
}

/** A request a block: columns would break apart in an editor that is not wide. */
function requests(sent: readonly Sent[], t: Translate): readonly string[] {
  const folded = foldedOf(sent.toReversed());
  const shown = folded.slice(0, mostRequests);
  const lines = shown.flatMap(({ one, times }) => block(one, times, t));
  const left = folded.length - shown.length;
  return left === 0 ? lines : [...lines, t('{0} older requests stand in the files of the record.', left)];
}

/** The same question, asked again and again without a case, is one block. */
function foldedOf(sent: readonly Sent[]): readonly { readonly one: Sent; readonly times: number }[] {
  const folded: { one: Sent; times: number }[] = [];
  for (const one of sent) {
    const last = folded.at(-1);
    if (last && !one.carriesCase && sameOf(one) === sameOf(last.one)) last.times += 1;
    else folded.push({ one, times: 1 });
  }
  return folded;
}

const sameOf = (one: Sent): string => JSON.stringify({ ...one, at: '' });

function block(one: Sent, times: number, t: Translate): readonly string[] {
  const { at, endpoint, origin, location, what, bytes, sha256 } = one;
  return [
    `${at.slice(0, 19).replace('T', ' ')}Z  ${times === 1 ? what : `${what} ×${times}`}`,
    `  ${t('To {0} at {1}, declared as {2}', endpoint, origin, locationWords(location, t))}`,
    `  ${bytes === 0 ? t('No body') : t('{0} bytes, sha256 {1}', bytes, sha256.slice(0, 12))}; ${caseWords(one, t)}`,
    ...found(one, t).map((part) => `  ${part}`),
  ].map((line) => line.replace(/[\r\n\t]+/g, ' '));
}

function caseWords({ carriesCase, caseSha256 }: Sent, t: Translate): string {
  if (caseSha256 !== null) return t('case {0}', caseSha256.slice(0, 12));
  return carriesCase ? t('with case text') : t('no case text');
}

/** What was known of patients in it: counts by class, and the reason that was given. */
function found({ open, masked, kept, override }: Sent, t: Translate): readonly string[] {
  const counts = countsInWords(open);
  const parts = [
    counts === '' ? '' : t('open: {0}', counts),
    masked === 0 ? '' : t('masked: {0}', masked),
    kept === 0 ? '' : t('kept with a reason: {0}', kept),
  ].filter((part) => part !== '');
  return [
    ...(parts.length === 0 ? [] : [t('May identify a patient: {0}', parts.join('; '))]),
    ...(override === null ? [] : [t('Sent all the same: {0}', override)]),
  ];
}
