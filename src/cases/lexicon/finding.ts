export type Whose = 'patient' | 'family' | 'other';
export type When = 'now' | 'past' | 'hypothetical';
export type Sex = 'female' | 'male';

/** Something that a case says, and where: offsets are UTF-16 units, `text` is what stands between them. */
export interface Finding {
  /**
   * A finding's id; `age`, `female`, `male`; `diagnosis:` and the id of a diagnosis that the text names; `measure:` and the id
   * of something measured, whatever its value.
   */
  readonly finding: string;
  readonly label: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly present: boolean;
  readonly whose: Whose;
  readonly when: When;
  readonly certain: boolean;
  /** What was measured, in the unit as written; for an age in years, months, weeks, days or hours. */
  readonly value: number | null;
  readonly unit: string | null;
  /** The text gives it as the result of a test: "CT shows ...". */
  readonly byTest: boolean;
  /** Holds for the patient even when it lies in the past: an exposure, a habit, an operation. */
  readonly lasting: boolean;
  /** Is about the patient's relatives, and counts for the patient all the same. */
  readonly familial: boolean;
  /** Tells how it goes on, not what it is. */
  readonly course: boolean;
}

export interface Patient {
  /** In years. */
  readonly age: number | null;
  readonly sex: Sex | null;
}

const yearsIn: Readonly<Record<string, number>> = {
  years: 1,
  months: 1 / 12,
  weeks: 7 / 365.25,
  days: 1 / 365.25,
  hours: 1 / (24 * 365.25),
};

/** Who the findings are of, as far as the text says. */
export function patientOf(findings: readonly Finding[]): Patient {
  const age = findings.find(({ finding }) => finding === 'age');
  const sex = findings.find(({ finding }) => finding === 'female' || finding === 'male');
  return {
    age: age === undefined || age.value === null ? null : age.value * (yearsIn[age.unit ?? ''] ?? 1),
    sex: sex === undefined ? null : (sex.finding as Sex),
  };
}

export const diagnosisMark = 'diagnosis:';
export const measureMark = 'measure:';
