/** A rating scale: its values from best to worst, each with its anchor in words. Two scales are never pooled. */
export interface Scale {
  readonly id: string;
  readonly version: number;
  readonly steps: readonly { readonly value: number; readonly anchor: string }[];
}

/** How near one diagnosis comes to the reference. */
const match: Scale = {
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
const bond: Scale = {
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

/** As Bond, from 1 to 5: a scale of its own, kept apart. */
const quality: Scale = {
  id: 'quality',
  version: 1,
  steps: [
    { value: 5, anchor: 'names the actual diagnosis' },
    { value: 4, anchor: 'names something very close' },
    { value: 3, anchor: 'names something closely related' },
    { value: 2, anchor: 'names something related' },
    { value: 1, anchor: 'names nothing related' },
  ],
};

const comprehensiveness: Scale = {
  id: 'comprehensiveness',
  version: 1,
  steps: [
    { value: 4, anchor: 'every reasonable candidate is there' },
    { value: 3, anchor: 'most reasonable candidates are there' },
    { value: 2, anchor: 'some candidates are there, others are missing' },
    { value: 1, anchor: 'major candidates are missing' },
  ],
};

const appropriateness: Scale = {
  id: 'appropriateness',
  version: 1,
  steps: [
    { value: 5, anchor: 'fits the case throughout' },
    { value: 4, anchor: 'fits the case for the most part' },
    { value: 3, anchor: 'fits in part' },
    { value: 2, anchor: 'hardly fits' },
    { value: 1, anchor: 'does not fit the case' },
  ],
};

const confidence: Scale = {
  id: 'confidence',
  version: 1,
  steps: [
    { value: 5, anchor: 'certain' },
    { value: 4, anchor: 'fairly sure' },
    { value: 3, anchor: 'undecided' },
    { value: 2, anchor: 'rather unsure' },
    { value: 1, anchor: 'guessing' },
  ],
};

export const scales = { match, bond, quality, comprehensiveness, appropriateness, confidence } as const;
export type ScaleName = keyof typeof scales;

/** The answer of a rater who cannot judge; it is neither 0 nor "no match". */
export const cannotRate = 'cannot-rate';

/** The answer of a rater who finds that the question does not arise here. */
export const doesNotApply = 'does-not-apply';
