import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { walls } from '../../tools/walls.ts';

const linter = new Linter();

/** The problems the rule finds in code that stands in a file of the project. */
function problems(file: string, code: string): string[] {
  const messages = linter.verify(
    code,
    {
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser },
      plugins: { ddx: { rules: { walls } } },
      rules: { 'ddx/walls': 'error' },
    },
    `project/${file}`,
  );
  return messages.map(({ message }) => message);
}

/** From the lowest room to the highest: a room may use what stands before it, and nothing behind it. */
const tower = ['cases', 'arms', 'study', 'ratings', 'analysis', 'cli'];

describe('the walls between the rooms', () => {
  for (const [height, from] of tower.entries()) {
    for (const [otherHeight, to] of tower.entries()) {
      if (from === to) continue;
      const allowed = otherHeight < height;
      it(`${from} ${allowed ? 'may' : 'may not'} use ${to}`, () => {
        const found = problems(`src/${from}/a.ts`, `import { b } from '../${to}/b.ts';`);
        assert.deepEqual(found, allowed ? [] : [`'${from}' may not import from '${to}'.`]);
      });
    }
  }

  for (const [what, file, code, message] of [
    ['editor may use every lower room', 'src/editor/a.ts', `import { b } from '../analysis/b.ts';`, null],
    [
      'editor may not use cli',
      'src/editor/a.ts',
      `import { b } from '../cli/b.ts';`,
      "'editor' may not import from 'cli'.",
    ],
    [
      'no room may use editor',
      'src/arms/a.ts',
      `import { b } from '../editor/b.ts';`,
      "'arms' may not import from 'editor'.",
    ],
    [
      'ledger uses no room',
      'src/ledger/a.ts',
      `import { b } from '../cases/b.ts';`,
      "'ledger' may not import from 'cases'.",
    ],
    [
      'protocol uses no room',
      'src/protocol/a.ts',
      `import { b } from '../cases/b.ts';`,
      "'protocol' may not import from 'cases'.",
    ],
    [
      'a deep file counts as its room',
      'src/cases/deep/a.ts',
      `import { b } from '../../arms/b.ts';`,
      "'cases' may not import from 'arms'.",
    ],
    ['extension.ts uses editor', 'src/extension.ts', `import { b } from './editor/b.ts';`, null],
    [
      'extension.ts uses no lower room',
      'src/extension.ts',
      `import { b } from './arms/b.ts';`,
      "'extension' may not import from 'arms'.",
    ],
    ['a page uses the protocol', 'webview/diagnosis/a.ts', `import type { B } from '../../src/protocol/b.ts';`, null],
    [
      'a page uses no other room',
      'webview/diagnosis/a.ts',
      `import type { B } from '../../src/arms/b.ts';`,
      "'webview' may not import from 'arms'.",
    ],
    [
      'no room uses a page',
      'src/editor/a.ts',
      `import { b } from '../../webview/shared/b.ts';`,
      "'editor' may not import from 'webview'.",
    ],
    [
      'import() is an import',
      'src/cases/a.ts',
      `export const b = import('../arms/b.ts');`,
      "'cases' may not import from 'arms'.",
    ],
    [
      'export from is an import',
      'src/cases/a.ts',
      `export { b } from '../arms/b.ts';`,
      "'cases' may not import from 'arms'.",
    ],
    ['export * is an import', 'src/cases/a.ts', `export * from '../arms/b.ts';`, "'cases' may not import from 'arms'."],
    [
      'a type import is an import',
      'src/cases/a.ts',
      `import type { B } from '../arms/b.ts';`,
      "'cases' may not import from 'arms'.",
    ],
    ['the toolkit has one importer', 'webview/shared/kit.ts', `import '@vscode/webview-ui-toolkit';`, null],
    [
      'no other page imports the toolkit',
      'webview/diagnosis/a.ts',
      `import '@vscode/webview-ui-toolkit';`,
      'Only webview/shared/kit.ts imports the UI toolkit.',
    ],
    ['the baseline server may listen', 'src/cli/serveBaseline.ts', `import { createServer } from 'node:http';`, null],
  ] as const) {
    it(what, () => assert.deepEqual(problems(file, code), message === null ? [] : [message]));
  }

  for (const room of ['cases', 'arms', 'study', 'ratings', 'analysis', 'cli', 'ledger', 'protocol']) {
    it(`${room} does not import vscode`, () => {
      assert.deepEqual(problems(`src/${room}/a.ts`, `import * as vscode from 'vscode';`), [
        "Only 'editor' and extension.ts import 'vscode'.",
      ]);
    });
  }
  for (const file of ['src/editor/a.ts', 'src/extension.ts']) {
    it(`${file} may import vscode`, () => assert.deepEqual(problems(file, `import * as vscode from 'vscode';`), []));
  }

  for (const reach of [
    `import { request } from 'node:https';`,
    `import { connect } from 'node:net';`,
    `import { lookup } from 'node:dns/promises';`,
    `import { request } from 'undici';`,
    `import OpenAI from 'openai';`,
    `export const openai = import('openai');`,
    `await fetch('x');`,
    `await globalThis.fetch('x');`,
  ]) {
    it(`only arms opens connections: ${reach}`, () => {
      assert.deepEqual(problems('src/arms/a.ts', reach), []);
      for (const room of ['cases', 'study', 'ratings', 'analysis', 'cli', 'ledger', 'protocol', 'editor']) {
        assert.deepEqual(problems(`src/${room}/a.ts`, reach), ["Only 'arms' opens connections."], room);
      }
    });
  }
});
