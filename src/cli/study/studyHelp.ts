import { help } from '../help.ts';
import { exit, type Terminal } from '../terminal.ts';

export function studyHelp({ out }: Terminal): number {
  out(help.study);
  return exit.done;
}
