/** A rating scale: its values from best to worst, each with its anchor in words. Two scales are never pooled. */
export interface Scale {
  readonly id: 'match' | 'bond';
  readonly version: number;
  readonly steps: readonly { readonly value: number; readonly anchor: string }[];
}

/** How near one diagnosis comes to the reference. */
export const match: Scale = {
  id: 'match',
  version: 1,
  steps: [
    { value: 5, anchor: 'exact' },
    { value: 4, anchor: 'very close' },
    { value: 3, anchor: 'closely related' },
    { value: 2, anchor: 'related' },
    { value: 1, anchor: 'not related' },
  ],
};

/** How good the whole list is. There is no 1. */
export const bond: Scale = {
  id: 'bond',
  version: 1,
  steps: [
    { value: 5, anchor: 'the actual diagnosis is in the list' },
    { value: 4, anchor: 'something very close is in the list' },
    { value: 3, anchor: 'something closely related that might have helped' },
    { value: 2, anchor: 'something related that would hardly have helped' },
    { value: 0, anchor: 'nothing in the list is close' },
  ],
};

export const scales = { match, bond } as const;

/** The answer of a rater who cannot judge; it is neither 0 nor "no match". */
export const cannotRate = 'cannot-rate';
