import type { Answer, Diagnosis } from '../arms/answer.ts';

/** Said on standard error beside every answer for a person. */
export const researchNotice = 'For research use only; not for decisions about patients.';

/** An answer for a person at a terminal. */
export function answerText(answer: Answer): string {
  if (answer.status === 'abstained') return `${answer.raw.trim().split('\n').map(plain).join('\n')}\n`;
  const parts = answer.diagnoses.map(diagnosisText);
  if (answer.status === 'truncated') parts.push('(The answer stopped at its limit; more may have followed.)');
  return `${parts.join('\n\n')}\n`;
}

function diagnosisText(diagnosis: Diagnosis): string {
  const { rank, name, probability, reason, evidence, notInCase } = diagnosis;
  const side = (label: string, quotes: readonly string[]): string[] =>
    quotes.length === 0 ? [] : [`   ${label}: ${quotes.map((words) => `“${plain(words)}”`).join('; ')}`];
  return [
    `${rank}. ${plain(name)}${probability === null ? '' : ` (${Math.round(probability * 100)}%)`}`,
    ...(reason === '' ? [] : [`   ${plain(reason)}`]),
    ...side(
      'For',
      evidence.filter((one) => one.supports).map((one) => one.text),
    ),
    ...side(
      'Against',
      evidence.filter((one) => !one.supports).map((one) => one.text),
    ),
    ...side('Quoted, but not in the case', notInCase),
  ].join('\n');
}

/** On one line, and with nothing in it that a terminal would obey. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '');
}
