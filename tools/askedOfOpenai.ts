// Leaves out of OpenAI's client what is asked of no server here: most of it.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * Completions, as a chat and as a text. The client makes one object of each other resource too: an empty class will do,
 * and for the helpers that read streams or call tools, which are asked for nothing.
 */
const asked = /\/resources\/(?:index|shared|chat|completions)\b/;

const exported = /^export (?:class|const|(?:async )?function|var|let) (\w+)|^export \{([^}]*)\}/gm;

function namesIn(program: string): string[] {
  return [...program.matchAll(exported)].flatMap(([, name, list]) =>
    name === undefined ? (list ?? '').split(',').map((one) => one.trim().split(' as ').at(-1) ?? '') : [name],
  );
}

export const askedOfOpenai: Plugin = {
  name: 'askedOfOpenai',
  setup(bundle) {
    bundle.onLoad({ filter: /\/openai\/(?:lib|resources)\/.*\.mjs$/ }, ({ path }) => {
      if (asked.test(path)) return undefined;
      const names = new Set(namesIn(readFileSync(path, 'utf8')).filter((name) => name !== ''));
      return { contents: [...names].map((name) => `export class ${name} {}`).join('\n'), loader: 'js' };
    });
  },
};
