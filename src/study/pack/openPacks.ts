import { nodeFiles, type Files } from '../../ledger/files.ts';
import type { OpenPack } from './openPack.ts';

/** Where a text was recognised from. */
export interface PackRef {
  readonly root: string;
  readonly id: string;
  readonly case: string;
}

/** The packs that were opened on this machine: text of their cases is recognised wherever it turns up. */
export class OpenPacks {
  readonly folder: string;
  readonly files: Files;

  constructor(folder: string, files: Files = nodeFiles) {
    this.folder = folder;
    this.files = files;
  }

  remember(_pack: OpenPack): Promise<void> {
    return Promise.reject(new Error('not yet'));
  }

  /** `study`: the root of the study that asks; a study's own packs do not keep it from its own cases. */
  whose(_text: string, _o: { study?: string | undefined } = {}): Promise<PackRef | null> {
    return Promise.reject(new Error('not yet'));
  }
}
