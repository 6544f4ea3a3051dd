let table: Readonly<Record<string, string>> = {};

/** Takes the words of the reader's language, English to theirs, as the host sends them. */
export function useWords(words: Readonly<Record<string, string>>): void {
  table = words;
}

/** A sentence in the reader's language, with values in its `{0}`, `{1}` holes. */
export function t(english: string, ...values: readonly (string | number)[]): string {
  const sentence = (Object.hasOwn(table, english) && table[english]) || english;
  return sentence.replace(/\{(\d+)\}/g, (hole, n: string) => String(values[Number(n)] ?? hole));
}
