import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { packageExtension } from '../../tools/package.ts';
import { root } from '../../tools/project.ts';
import { zipEntries } from '../../tools/zip.ts';

/** All that may be in the package. vsce writes the first two, and names the three texts its own way. */
const allowed = [
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/(package\.json|package\.nls\.json|readme\.md|changelog\.md|LICENSE\.txt|THIRD-PARTY-NOTICES\.txt)$/,
  /^extension\/dist\/(extension|cli|importWorker)\.js$/,
  /^extension\/dist\/chunks\/[\w.-]+\.js$/,
  /^extension\/dist\/chunks\/vocabulary\.txt\.br$/,
  /^extension\/dist\/chunks\/(lexicon|knowledge|diagnosisNames|announcements|lists)\.json\.br$/,
  /^extension\/dist\/chunks\/(byDiagnosis|measures|thesaurus)\.json\.br$/,
  /^extension\/dist\/pages\/[\w-]+\.(js|css)$/,
  /^extension\/dist\/schemas\/(answer|profile|study)\.schema\.json$/,
  /^extension\/docs\/serving\.md$/,
  // Translations; the English sentences stand in the code and are shipped with it.
  /^extension\/l10n\/bundle\.l10n\.[\w-]+\.json$/,
  /^extension\/media\/(icon\.png|[\w-]+\.(svg|css))$/,
  /^extension\/media\/walkthrough\/[\w-]+\.(svg|md)$/,
  /^extension\/samples\/(README\.md|study\.json|references\.jsonl|answers\.csv|\.gitignore)$/,
  /^extension\/samples\/cases\/[\w-]+\.(md|txt)$/,
];

/** What the extension cannot do without. */
const needed = [
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/THIRD-PARTY-NOTICES.txt',
  'extension/samples/.gitignore',
  'extension/dist/extension.js',
  'extension/dist/cli.js',
  'extension/dist/importWorker.js',
  'extension/dist/chunks/lexicon.json.br',
  'extension/dist/chunks/diagnosisNames.json.br',
  'extension/dist/chunks/announcements.json.br',
  'extension/dist/chunks/knowledge.json.br',
  'extension/dist/chunks/byDiagnosis.json.br',
  'extension/dist/chunks/measures.json.br',
  'extension/dist/chunks/thesaurus.json.br',
  'extension/dist/pages/diagnosis.js',
  'extension/dist/pages/import.js',
  'extension/docs/serving.md',
  'extension/media/icon.png',
  'extension/samples/study.json',
  'extension/samples/references.jsonl',
  'extension/samples/answers.csv',
];

const maxBytes = 1_500_000;

const { path } = await packageExtension();
const names = zipEntries(path)
  .map(({ name }) => name)
  .filter((name) => !name.endsWith('/'));

test('holds nothing that is not on the list', () => {
  assert.deepEqual(
    names.filter((name) => !allowed.some((pattern) => pattern.test(name))),
    [],
  );
});

test('holds what the extension needs', () => {
  assert.deepEqual(
    needed.filter((name) => !names.includes(name)),
    [],
  );
});

test('holds every file the manifest points at', () => {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  const pointedAt = [...manifest.matchAll(/"(?:\.\/)?((?:dist|media|l10n)\/[^"*]+\.\w+)"/g)].map(([, file]) => file);
  assert.ok(pointedAt.length > 5);
  assert.deepEqual(
    pointedAt.filter((file) => !names.includes(`extension/${file}`)),
    [],
  );
});

test('holds nothing native', () => {
  assert.deepEqual(
    names.filter((name) => /\.(node|so|dll|dylib|exe|wasm)$|node_modules/.test(name)),
    [],
  );
});

test('weighs at most 1.5 MB', () => {
  const { size } = statSync(path);
  assert.ok(size <= maxBytes, `${size} bytes`);
});
