// A rater who never stops: rates in a study folder until the process is killed, and prints each hash once it is safe.
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { RatingBook } from '../../src/ratings/ratingBook.ts';
import { Shelf } from '../../src/study/shelf.ts';
import { findStudy } from '../../src/study/study.ts';

const [folder = ''] = process.argv.slice(2);
const book = new RatingBook({
  shelf: new Shelf(join(folder, 'study'), await findStudy(join(folder, 'study'))),
  fallback: new Shelf(join(folder, 'own'), null),
  rater: 'r1',
  role: 'clinician',
  random: (bytes) => randomBytes(bytes),
});
const about = { answer: '0123456789abcdef-01234567', case: 'one', caseSha256: 'a'.repeat(64) };
for (let n = 0; ; n++) {
  const kept = await book.rate(about, 'match', (n % 5) + 1, (n % 4) + 1);
  writeSync(1, `${kept.where} ${kept.hash}\n`);
}
