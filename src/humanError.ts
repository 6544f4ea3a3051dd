/**
 * An error whose sentence is fit for the person in front of the screen and says what to do.
 * Everything else that is thrown is a bug.
 */
export class HumanError extends Error {
  /** The sentence with `{0}` holes, so that an editor can translate it, and what fills them. */
  readonly template: string;
  readonly values: readonly string[];

  constructor(template: string, ...values: string[]) {
    super(fill(template, values));
    this.name = 'HumanError';
    this.template = template;
    this.values = values;
  }
}

/** Puts values into the `{0}`, `{1}` holes of a sentence. */
export function fill(template: string, values: readonly string[]): string {
  return template.replace(/\{(\d+)\}/g, (hole, n: string) => values[Number(n)] ?? hole);
}
