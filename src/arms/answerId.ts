import { createHash } from 'node:crypto';

const hex = (value: unknown): string => createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex');

/** Names an answer by what determined it (`asked`) and what was said (`said`): both plain JSON with keys in a fixed order. */
export function answerId(parts: { asked: unknown; said: unknown }): string {
  return `${hex(parts.asked).slice(0, 16)}-${hex(parts.said).slice(0, 8)}`;
}
