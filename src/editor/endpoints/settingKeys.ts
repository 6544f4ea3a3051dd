const token = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** The names that stand before a colon in JSON with comments, however deep and however they are written. */
export function settingKeys(jsonc: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { 0: found, index } of jsonc.matchAll(token)) {
    if (!found.startsWith('"') || !/^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*:/.test(jsonc.slice(index + found.length))) {
      continue;
    }
    try {
      keys.add(JSON.parse(found) as string);
    } catch {
      // Not JSON, so not a setting either.
    }
  }
  return keys;
}
