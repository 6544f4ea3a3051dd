import { identifierClasses, type Identifier } from '../../src/cases/phi/identifier.ts';

/** A text in which `{{NAME|Ana Lim}}` marks a finding; braces and class are not part of it. */
export function marked(written: string): { readonly text: string; readonly findings: readonly Identifier[] } {
  const findings: Identifier[] = [];
  let text = '';
  for (const part of written.split(/(\{\{[^{}]*\}\})/)) {
    const [, name, words] = /^\{\{(\w+)\|([^{}]*)\}\}$/.exec(part) ?? [];
    const kind = identifierClasses.find((one) => one === name);
    if (kind !== undefined && words !== undefined) {
      findings.push({ class: kind, start: text.length, end: text.length + words.length, text: words, confidence: 1 });
    }
    text += kind === undefined ? part : words;
  }
  return { text, findings };
}

/** Numbers that look random and are always the same. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}
