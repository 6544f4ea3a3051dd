/** Runs of spaces were put into the vocabulary by hand, and come last. */
const spaces = /^\u2581+$/;

/**
 * Which two tokens become one in a vocabulary of LLaMA's kind, the first to be merged first: places in the vocabulary,
 * two bytes each, as the tokenizer's library holds them. They follow from the vocabulary, so the package need not hold
 * them too: a token came of any two others that it can be cut into, and a place nearer the beginning was merged earlier.
 */
export function mergesOf(vocabulary: Buffer): Buffer {
  const tokens = vocabulary.toString().split('\n');
  const places = new Map(tokens.map((token, place) => [token, place]));
  const merges: number[] = [];
  const last: [left: number, right: number][] = [];
  tokens.forEach((token) => {
    const halves: [left: number, right: number][] = [];
    for (let cut = 1; cut < token.length; cut++) {
      const left = places.get(token.slice(0, cut));
      const right = left === undefined ? undefined : places.get(token.slice(cut));
      if (left !== undefined && right !== undefined) halves.push([left, right]);
    }
    if (spaces.test(token)) last.push(...halves);
    else merges.push(...halves.sort(byLeft).flat());
  });
  return Buffer.from(Uint16Array.from([...merges, ...last.sort(byLeft).flat()]).buffer);
}

function byLeft([a, b]: [number, number], [c, d]: [number, number]): number {
  return a - c || b - d;
}
