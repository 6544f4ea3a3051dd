/**
 * The data files write a name's surface forms in one line: `calf (pain|swelling) | sore calf`.
 * Bars part forms, a bar inside round brackets parts alternatives, an empty alternative makes the word optional.
 */
export function expandForms(line: string): string[] {
  return [...new Set(splitTop(line).flatMap(expand))];
}

function splitTop(line: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of line) {
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (char === '|' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  parts.push(part);
  return parts.map((p) => p.trim()).filter((p) => p !== '');
}

function expand(form: string): string[] {
  const bracket = /\(([^()]*)\)/.exec(form);
  if (bracket === null) return [form.replace(/\s+/g, ' ').trim()];
  const before = form.slice(0, bracket.index);
  const after = form.slice(bracket.index + bracket[0].length);
  return (bracket[1] ?? '').split('|').flatMap((choice) => expand(before + choice + after));
}
