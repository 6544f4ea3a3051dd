/** How common a disease is among patients who see a doctor for something new. */
export const prevalences = ['everyday', 'common', 'uncommon', 'rare', 'very rare'] as const;
export type Prevalence = (typeof prevalences)[number];

/** How many patients with the disease show the finding. */
export const strengths = ['always', 'usual', 'frequent', 'occasional', 'seldom'] as const;
export type Strength = (typeof strengths)[number];

/** How many patients without the disease show the finding when a doctor sees them. */
export const backgrounds = ['often', 'sometimes', 'seldom', 'hardly'] as const;
export type Background = (typeof backgrounds)[number];

/** What the words of the knowledge base stand for. Prevalences are among what is brought to a doctor, not in the street. */
export const prior: Readonly<Record<Prevalence, number>> = {
  everyday: 0,
  common: -0.7,
  uncommon: -1.5,
  rare: -2.4,
  'very rare': -3.2,
};
export const among: Readonly<Record<Strength, number>> = {
  always: 0.95,
  usual: 0.75,
  frequent: 0.5,
  occasional: 0.22,
  seldom: 0.07,
};
export const elsewhere: Readonly<Record<Background, number>> = {
  often: 0.3,
  sometimes: 0.1,
  seldom: 0.03,
  hardly: 0.006,
};
export const unlisted: Background = 'sometimes';

/** How likely a finding that was there would have been told; what is always there and not told counts a little against. */
export const toldOf: Readonly<Record<Strength, number>> = {
  always: 0.5,
  usual: 0.3,
  frequent: 0.1,
  occasional: 0,
  seldom: 0,
};
/** A finding that the disease does not explain needs a second cause. */
export const unexplained: Readonly<Record<Background, number>> = {
  often: 0,
  sometimes: -0.12,
  seldom: -0.3,
  hardly: -0.55,
};
