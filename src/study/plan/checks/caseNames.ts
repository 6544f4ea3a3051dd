import { sentence, type Sentence } from '../../../humanError.ts';

/** A pack writes each case under a passing name first, which is longer. */
const longestName = 200;

/** Why no pack can hold a case, whatever the disk; null where one can. */
export function whyNotInPack(id: string): Sentence | null {
  if (/[\\\p{Cc}]/u.test(id)) {
    return sentence('The name of the case {0} has a backslash or a control character in it. Rename its file.', id);
  }
  return id.split('/').some((part) => Buffer.byteLength(part) > longestName)
    ? sentence('The name of the case {0} is too long for a file of a pack. Rename its file.', `${id.slice(0, 40)}…`)
    : null;
}

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** What some disks take for no name, or for that of another case: raters have machines of their own. */
export function strangeNames(ids: readonly string[]): Sentence[] {
  const first = new Map<string, string>();
  return ids.flatMap((id): Sentence[] => {
    const folded = id.normalize('NFC').toLowerCase();
    const twin = first.get(folded);
    if (twin !== undefined) {
      return [sentence('The cases {0} and {1} are one file on the disks of some raters. Rename one.', twin, id)];
    }
    first.set(folded, id);
    const isStrange = /[<>:"|?*]/.test(id) || id.split('/').some((part) => reserved.test(part) || /^ /.test(part));
    return isStrange ? [sentence('The name of the case {0} cannot be written on Windows. Rename its file.', id)] : [];
  });
}
