import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../tools/project.ts';
import { fonts, themes } from '../page/themes.ts';

const styles = globSync('webview/**/*.css', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));

describe("the pages' colours", () => {
  it("are the theme's alone", () => {
    for (const css of styles) {
      const own = css.match(/#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch)\(|:\s*(white|black|red|grey|gray)\b/gi);
      assert.deepEqual(own, null);
    }
  });

  it('are known to the themes that the page tests use', () => {
    const known = new Set([
      ...Object.keys(fonts),
      ...Object.values(themes).flatMap(({ colors }) => Object.keys(colors)),
    ]);
    const used = new Set(styles.flatMap((css) => css.match(/--vscode-[A-Za-z-]+/g) ?? []));
    assert.deepEqual(
      [...used].filter((name) => !known.has(name)),
      [],
    );
  });
});
