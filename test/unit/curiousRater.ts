import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Pack, ShownAnswer } from '../../src/study/pack/pack.ts';

/** What a rater sees of one answer, as words that may tell: "rank-of-size=2", "capitals=7". */
export interface Glimpse {
  readonly id: string;
  readonly case: string;
  readonly signs: readonly string[];
}

type Measures = Readonly<Record<string, number | string>>;

/** Everything that a rater can measure of the answers in a pack of his own, with those of colleagues beside it. */
export function glimpses(folder: string, colleagues: readonly string[] = []): Glimpse[] {
  const pack = packIn(folder);
  const listed = readdirSync(join(folder, 'answers'));
  const others = colleagues.map(packIn);
  const found: Glimpse[] = [];
  pack.order.forEach(({ case: id, answers }, visit) => {
    const measured = answers.map((answer, place): [string, Measures] => {
      const path = join(folder, 'answers', `${answer}.json`);
      const { size, mtimeMs, mode } = statSync(path);
      const text = readFileSync(path, 'utf8');
      const { diagnoses } = ShownAnswer.parse(JSON.parse(text));
      const names = diagnoses.map(({ name }) => name).join('\n');
      const count = (what: RegExp): number => names.match(what)?.length ?? 0;
      const elsewhere = others.map(({ order }) => order.find((one) => one.case === id)?.answers.indexOf(answer) ?? -1);
      return [
        answer,
        {
          place,
          visit: visit % answers.length,
          elsewhere: elsewhere.join(),
          shift: elsewhere.map((one) => one - place).join(),
          firstDigit: answer.charAt(0),
          lastDigit: answer.charAt(answer.length - 1),
          id: Number.parseInt(answer.slice(0, 8), 16),
          listing: listed.indexOf(`${answer}.json`),
          inFiles: Object.keys(pack.files).indexOf(`answers/${answer}.json`),
          size,
          time: mtimeMs,
          mode,
          fields: [...text.matchAll(/"(\w+)":/g)]
            .map(([, field]) => field)
            .slice(0, 6)
            .join(),
          spaces: text.length - text.replace(/\s/g, '').length,
          length: diagnoses.length,
          letters: names.length,
          capitals: count(/\p{Lu}/gu),
          innerCapitals: count(/(?<=\p{Ll} )\p{Lu}/gu),
          smallStarts: count(/^\p{Ll}/gmu),
          digits: count(/\d/g),
          brackets: count(/[()[\]]/g),
          commas: count(/,/g),
          dashes: count(/[-–—]/g),
          quotes: count(/['’"]/g),
          ends: count(/[.:;!?)]$/gm),
          odd: count(/[^\p{L}\p{N}\s,'()/.-]/gu),
        },
      ];
    });
    for (const [answer, measures] of measured) {
      const signs = Object.entries(measures).flatMap(([name, value]) => {
        const values = measured.map(([, all]) => all[name] ?? 0);
        const below = values.filter((one) => one < value).length;
        const same = values.filter((one) => one === value).length;
        const few = typeof value === 'string' || Math.abs(value) < 20 ? [`${name}=${value}`] : [];
        return [`rank-of-${name}=${below}/${same}`, ...few];
      });
      found.push({ id: answer, case: id, signs });
    }
  });
  return found;
}

export function packIn(folder: string): Pack {
  return Pack.parse(JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')));
}

/** What a rater learned from studies whose allocation is public: how often each sign goes with each arm. */
export class CuriousRater {
  readonly #arms: readonly string[];
  readonly #counts = new Map<string, number>();
  readonly #seen = new Map<string, number>();

  constructor(arms: readonly string[]) {
    this.#arms = arms;
  }

  learn({ signs }: Glimpse, arm: string): void {
    this.#seen.set(arm, (this.#seen.get(arm) ?? 0) + 1);
    for (const sign of signs) this.#counts.set(`${arm} ${sign}`, (this.#counts.get(`${arm} ${sign}`) ?? 0) + 1);
  }

  /** Naive Bayes, by the signs that he has met. */
  guess({ signs }: Glimpse): string {
    const scored = this.#arms.map((arm): [number, string] => {
      const seen = this.#seen.get(arm) ?? 0;
      const score = signs.reduce((sum, sign) => {
        const times = this.#arms.map((one) => this.#counts.get(`${one} ${sign}`) ?? 0);
        if (times.every((one) => one === 0)) return sum;
        return sum + Math.log(((this.#counts.get(`${arm} ${sign}`) ?? 0) + 1) / (seen + 2));
      }, 0);
      return [score, arm];
    });
    scored.sort(([a], [b]) => b - a);
    return scored[0]?.[1] ?? '';
  }
}

/** The chance of so many hits or more where each has this probability. */
export function byChance(hits: number, tries: number, share: number): number {
  let log = tries * Math.log(1 - share);
  let sum = 0;
  for (let k = 0; k <= tries; k++) {
    if (k >= hits) sum += Math.exp(log);
    log += Math.log((tries - k) / (k + 1)) + Math.log(share / (1 - share));
  }
  return Math.min(1, sum);
}
