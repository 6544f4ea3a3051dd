import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder `samples` of this package: the source and what is built of it lie at different depths. */
export function samplesFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return join(folder, 'samples');
  }
}
