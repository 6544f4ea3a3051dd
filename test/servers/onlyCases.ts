import type { Script, Seen } from './fakeServer.ts';
import { refusing } from './scripts.ts';

/** Whether a request asks a model something, and is not one of the questions beside that. */
export const isCase = ({ path }: Seen): boolean => path.endsWith('/completions');

/** Plays one script a case, the last one again and again; whatever else is asked, this server knows nothing of. */
export function onlyCases(...scripts: [Script, ...Script[]]): Script {
  let played = 0;
  return (response, seen) => {
    if (!isCase(seen)) return refusing(404, { detail: 'Not Found' })(response, seen);
    played += 1;
    return (scripts[Math.min(played, scripts.length) - 1] ?? scripts[0])(response, seen);
  };
}
