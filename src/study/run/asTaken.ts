import { createHash } from 'node:crypto';
import type { Answer } from '../../arms/answer.ts';

/**
 * An answer as that of a planned arm. Two arms of a plan may ask the same thing, or one arm the same thing twice: what
 * determined the answer is then another, and so is its id.
 */
export function asTaken(answer: Answer, arm: string, seedStep: number): Answer {
  if (answer.arm === arm && seedStep === 0) return answer;
  const [asked = '', said = ''] = answer.id.split('-');
  const own = createHash('sha256')
    .update(JSON.stringify([asked, arm, seedStep]), 'utf8')
    .digest('hex');
  return { ...answer, id: `${own.slice(0, 16)}-${said}`, arm };
}
