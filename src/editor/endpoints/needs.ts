import type { LogOutputChannel } from 'vscode';
import type { Shelves } from '../shelves.ts';
import type { Arms } from './arms.ts';
import type { Consent } from './consent.ts';
import type { Keys } from './keys.ts';
import type { Sheets } from './sheets.ts';

/** What a person's work with endpoints needs; one of each a window. */
export interface EndpointNeeds {
  readonly keys: Keys;
  readonly consent: Consent;
  readonly arms: Arms;
  readonly shelves: Shelves;
  readonly sheets: Sheets;
  readonly log: LogOutputChannel;
}
