export interface Searchable {
  /** Title and id. */
  readonly names: string;
  readonly text: string;
}

export interface Match<T> {
  readonly entry: T;
  /** Words of the text around what was found; null where the name matches. */
  readonly excerpt: string | null;
}

const around = 40;

/** The cases that hold all words of a search: by their names first, then by their texts. All when nothing is searched. */
export function findCases<T extends Searchable>(entries: readonly T[], search: string, most: number): Match<T>[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const byName: Match<T>[] = [];
  const byText: Match<T>[] = [];
  for (const entry of entries) {
    if (byName.length >= most) break;
    const names = entry.names.toLowerCase();
    if (words.every((word) => names.includes(word))) {
      byName.push({ entry, excerpt: null });
      continue;
    }
    if (byText.length >= most) continue;
    const text = entry.text.toLowerCase();
    if (!words.every((word) => names.includes(word) || text.includes(word))) continue;
    const found = words.find((word) => !names.includes(word)) ?? '';
    byText.push({ entry, excerpt: excerptOf(entry.text, text.indexOf(found), found.length) });
  }
  return [...byName, ...byText].slice(0, most);
}

function excerptOf(text: string, at: number, length: number): string {
  const from = Math.max(0, at - around);
  const to = Math.min(text.length, at + length + around);
  const words = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '… ' : ''}${words}${to < text.length ? ' …' : ''}`;
}
