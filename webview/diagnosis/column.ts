import type { RunView, SavedView } from '../../src/protocol/diagnosis.ts';
import { Keeping, type KeepingRequest } from './keeping.ts';
import type { RatingDesk } from './ratingStrip.ts';
import { spokenOfSaving, type Spoken } from './spoken.ts';

const copiedMs = 2000;

export interface ColumnEnds {
  readonly request: KeepingRequest;
  readonly say: (spoken: Spoken) => void;
  readonly changed: () => void;
}

/** What the page holds of one run: what the host told, and what is unfolded, lit and on its way there. */
export class Column {
  view: RunView;
  saved: SavedView;
  /** The sections that are unfolded. */
  open: ReadonlySet<string>;
  underCaret: ReadonlySet<string> = new Set();
  copied = false;
  /** What the rating strip may do. It keeps to this run: a comment can be on its way when the next begins. */
  readonly desk: RatingDesk;
  readonly keeping: Keeping;
  readonly #changed: () => void;

  constructor(view: RunView, open: Iterable<string>, ends: ColumnEnds) {
    this.view = view;
    this.open = new Set(open);
    this.saved = view.saved;
    this.#changed = ends.changed;
    this.keeping = new Keeping(ends.request, (saved) => {
      const spoken = spokenOfSaving(this.saved, saved);
      if (spoken) ends.say(spoken);
      this.saved = saved;
      this.#changed();
    });
    const { keeping } = this;
    const { run } = view;
    this.desk = {
      rate: (item, value) =>
        item === 'bond'
          ? keeping.keep('bond', 'rateBond', { run, value })
          : keeping.keep(String(item), 'rateMatch', { run, rank: item, value }),
      comment: (text) => keeping.keep('comment', 'comment', { run, text }),
      ownDiagnosis: (text) => keeping.keep('own', 'ownDiagnosis', { run, text }),
      saveAgain: () => void keeping.again(run),
      say: (text) => ends.say({ text, urgent: false }),
    };
  }

  setOpen(section: string, open: boolean): void {
    if (this.open.has(section) === open) return;
    const sections = new Set(this.open);
    if (open) sections.add(section);
    else sections.delete(section);
    this.open = sections;
    this.#changed();
  }

  sayCopied(): void {
    const say = (copied: boolean): void => {
      this.copied = copied;
      this.#changed();
    };
    say(true);
    setTimeout(() => say(false), copiedMs);
  }
}
