/** A sentence for a person, that can be translated: with `{0}` holes, and what fills them. Plain, so that it crosses threads. */
export interface Sentence {
  readonly template: string;
  readonly values: readonly string[];
}

export function sentence(template: string, ...values: string[]): Sentence {
  return { template, values };
}

/**
 * An error whose sentence is fit for the person in front of the screen and says what to do.
 * Everything else that is thrown is a bug.
 */
export class HumanError extends Error implements Sentence {
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
