import type { Refusal } from '../gate/meaning.ts';

/** Whether a server keeps an answer to its form: it was never told to, it was, or it would not. */
export type Constraint = 'none' | 'schema' | 'refused';

const optional = ['seed', 'temperature', 'top_p'] as const;
export type Optional = (typeof optional)[number];

const unwilling =
  /unsupported|not support|unrecogni[sz]ed|unknown|unexpected|not permitted|not allowed|extra (?:fields|inputs)|additional propert|does not accept|only the default|not implemented|deprecated|cannot both|can't both/;
const ofTheSchema =
  /response_?format|json_?schema|structured[ _]output|guided|grammar|sampler|xgrammar|outlines|lm-?format-?enforcer/;

/** Where a parameter is spoken of as one: a case may hold the word as well, and be echoed. */
const spokenOf = (name: Optional): RegExp =>
  new RegExp(
    `["'\u0060]${name}["'\u0060]|(?:parameter|argument|field|option|keyword|property)s?(?: [a-z]+)?\\W{1,4}${name}\\b|\\b${name}\\b (?:parameter )?(?:is|are|was|does|has|cannot|and)\\b`,
  );

/**
 * How one server is asked: as is wanted, until it refuses a part of that and is asked without it. What was given up
 * stays so and is recorded with the answer.
 */
export class Manner {
  usage = true;
  limit: 'max_tokens' | 'max_completion_tokens' = 'max_tokens';
  constraint: Constraint;
  readonly without = new Set<Optional>();

  constructor(schema: boolean) {
    this.constraint = schema ? 'schema' : 'none';
  }

  /** Gives up what the server refused, if that is what it refused: then it is worth being asked once more. */
  concede({ status, words }: Refusal): boolean {
    if (status === 401 || status === 403 || status === 429) return false;
    const said = `${words.message} ${words.names}`.toLowerCase().slice(0, 4000);
    if (this.usage && /stream_options|include_usage/.test(said)) {
      this.usage = false;
      return true;
    }
    if (this.constraint === 'schema' && ofTheSchema.test(said)) {
      this.constraint = 'refused';
      return true;
    }
    if (this.limit === 'max_tokens' && /max_completion_tokens/.test(said) && unwilling.test(said)) {
      this.limit = 'max_completion_tokens';
      return true;
    }
    const refused = this.#refused(said, words.names);
    if (refused !== undefined) this.without.add(refused);
    return refused !== undefined;
  }

  /** One at a time: the first that is named is what the server complains of. */
  #refused(said: string, names: string): Optional | undefined {
    const places = optional
      .filter((name) => !this.without.has(name))
      .map((name) => ({ name, at: names.split(' ').includes(name) ? 0 : said.search(spokenOf(name)) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at)
      .map(({ name }) => name);
    // All of the probability mass is what it takes by itself; some servers count 1 as out of range.
    const without = places.includes('top_p') && /cannot both|can't both|must be/.test(said) ? 'top_p' : places[0];
    return without === 'top_p' || unwilling.test(said) ? without : undefined;
  }
}
