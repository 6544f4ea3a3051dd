// Builds the extension and packs it as `me-llama-ddx.vsix`, unless nothing that goes into it has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, manifest, packaged, root } from './project.ts';
import { sampleParts } from './samples.ts';
import { tool } from './say.ts';
import { runScript } from './script.ts';
import { inTurn } from './turn.mjs';

export const vsix = join(root, `${manifest.name}.vsix`);

/** All that the package is made of: sources, what is packed as it is, and what decides how. */
const inputs = [
  ...['src', 'webview', 'media', 'l10n'],
  ...['build', 'askedOfOpenai', 'hover', 'package'].map((one) => `tools/${one}.ts`),
  ...sampleParts.map((part) => `samples/${part}`),
  ...['package.json', 'package.nls.json', 'package-lock.json', 'README.md', 'CHANGELOG.md', 'LICENSE'],
];

function inputsHash(): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const path = join(root, input);
    if (!existsSync(path)) continue;
    const files = statSync(path).isFile()
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort();
    for (const file of files) hash.update(`${file.slice(root.length)}\0${readFileSync(file, 'base64')}\0`);
  }
  return hash.digest('hex');
}

/** Gives the path of a package of the sources as they are now, and their hash. */
export async function packageExtension(): Promise<{ readonly path: string; readonly hash: string }> {
  return inTurn(join(cache, 'package.lock'), async () => {
    const hash = inputsHash();
    const fresh = existsSync(vsix) && existsSync(join(root, 'dist', 'extension.js')) && existsSync(packaged);
    if (fresh && readFileSync(packaged, 'utf8') === hash) return { path: vsix, hash };
    // In a process of its own: a build is always of the sources as they are on disk.
    await runScript('tools/build.ts');
    mkdirSync(cache, { recursive: true });
    const part = join(cache, 'part.vsix');
    // Nothing is looked up or linked elsewhere; test/page/packageContents.test.ts says what must be in it.
    const quiet = ['--allow-missing-repository', '--allow-unused-files-pattern', '--no-rewrite-relative-links'];
    await runScript('node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', ...quiet, '--out', part);
    renameSync(part, vsix);
    writeFileSync(packaged, hash);
    return { path: vsix, hash };
  });
}

if (import.meta.main) {
  await tool(async () => {
    const { path } = await packageExtension();
    console.log(`${path} (${(statSync(path).size / 1000).toFixed(0)} kB)`);
  });
}
