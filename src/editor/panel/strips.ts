import type { Answer } from '../../arms/answer.ts';
import { sentenceOf } from '../report.ts';
import type { RunSubject } from '../runs/run.ts';
import type { Shelves } from '../shelves.ts';
import type { Strip } from './strip.ts';

interface Held {
  readonly strip: Promise<Strip>;
  /** Whose ratings, and of which text: an own diagnosis holds for all answers to it. */
  readonly text: string;
  holders: number;
}

/** The open rating strips: one a rater and answer, however many panels show it, so that they never disagree. */
export class Strips {
  readonly #shelves: Shelves;
  readonly #held = new Map<string, Held>();

  constructor(shelves: Shelves) {
    this.#shelves = shelves;
  }

  /** The strip of an answer, with what this rater said of it before. Whoever opens it gives it back. */
  async open(subject: RunSubject, answer: Answer): Promise<Strip> {
    const by = [this.#shelves.rater, subject.study ?? ''];
    const key = [...by, answer.id].join('\0');
    const text = [...by, subject.case.sha256].join('\0');
    const held = this.#held.get(key) ?? { strip: this.#make(subject, answer, text), text, holders: 0 };
    held.holders += 1;
    this.#held.set(key, held);
    try {
      return await held.strip;
    } catch (error) {
      // Not remembered: the next who asks may find the folder readable again.
      this.#held.delete(key);
      throw error;
    }
  }

  /** Why nothing of a study is rated beside its answers, in the person's language; null where it is. */
  async whyNotRated({ study }: RunSubject): Promise<string | null> {
    if (study === null) return null;
    const why = await (await import('../keeping.ts')).whyNotRated(study);
    return why && sentenceOf(why);
  }

  async giveBack(strip: Strip): Promise<void> {
    for (const [key, held] of this.#held) {
      if ((await held.strip.catch(() => null)) !== strip) continue;
      held.holders -= 1;
      if (held.holders > 0) return;
      this.#held.delete(key);
      return strip.close();
    }
  }

  /** Writes everything that waits. */
  async flush(): Promise<void> {
    await Promise.allSettled([...this.#held.values()].map(async ({ strip }) => (await strip).flush()));
  }

  async #make(subject: RunSubject, answer: Answer, text: string): Promise<Strip> {
    const { study, case: kase } = subject;
    const about = { answer: answer.id, case: kase.id, caseSha256: kase.sha256 };
    const [{ Strip }, book, reference, kept] = await Promise.all([
      import('./strip.ts'),
      this.#shelves.bookOf(study),
      this.#shelves.referenceOf(study, kase.id),
      this.#shelves.nameOf(study),
    ]);
    const standing = await book.standing(about);
    this.#shelves.warn(book.problems);
    const strip = new Strip(book, { about, reference, kept }, standing);
    strip.onDidChange((what) => {
      if (what === 'reference') void this.#tellOthers(strip, text);
    });
    return strip;
  }

  async #tellOthers(strip: Strip, text: string): Promise<void> {
    const beside = [...this.#held.values()].filter((held) => held.text === text);
    const open = await Promise.allSettled(beside.map((held) => held.strip));
    for (const other of open) {
      if (other.status === 'fulfilled' && other.value !== strip) other.value.takeReference(strip.reference);
    }
  }
}
