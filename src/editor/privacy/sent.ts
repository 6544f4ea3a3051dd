import type { LogOutputChannel } from 'vscode';
import type { Egress } from '../../arms/gate/egress.ts';
import type { SentBook } from '../../arms/gate/sentBook.ts';
import type { SentReading } from '../../arms/gate/sentFiles.ts';

/** The record of everything that leaves this window: written to its own file before it goes, and noted in the log. */
export class SentRecord {
  /** Where every window of this person writes its file. */
  readonly folder: string;
  readonly #log: LogOutputChannel;
  #book: Promise<SentBook> | null = null;
  #said = '';

  constructor(folder: string, log: LogOutputChannel) {
    this.folder = folder;
    this.#log = log;
  }

  readonly record = async (egress: Egress): Promise<void> => {
    this.#book ??= import('../../arms/gate/sentBook.ts').then(({ SentBook }) => new SentBook(this.folder));
    await (await this.#book).record(egress);
    const line = egressLine(egress);
    // A server that is waited for is asked the same twice a second.
    if (line !== this.#said || egress.carriesCase) this.#log.info(line);
    this.#said = line;
  };

  /** What every window wrote. */
  async read(): Promise<SentReading> {
    const { readSent } = await import('../../arms/gate/sentFiles.ts');
    return readSent(this.folder);
  }

  async close(): Promise<void> {
    await (await this.#book)?.close();
  }
}

/** That something left, where to, how much, and whether a case was in it: never what. */
export function egressLine({ endpoint, origin, location, what, bytes, sha256, carriesCase }: Egress): string {
  const size = `${bytes} bytes, ${carriesCase ? 'with' : 'without'} case text, sha256 ${sha256.slice(0, 12)}`;
  return `sent to ${endpoint} at ${origin} (${location}): ${what}, ${size}`;
}
