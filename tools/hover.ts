// Puts words for people into a JSON schema: over fields, beside values, and what can be put into lists.

export interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  enumDescriptions?: string[];
  defaultSnippets?: readonly object[];
  pattern?: string;
  patternErrorMessage?: string;
}

export interface Hover {
  /** By the way to a field, `way=value` for one of its values, `way.*` for any field of a record. */
  readonly words: Readonly<Record<string, string>>;
  readonly snippets: Readonly<Record<string, readonly object[]>>;
  readonly patternError: string;
}

/** Changes the schema in place. Gives the ways that it met, so that a test finds words of nothing. */
export function withHover(schema: Schema, hover: Hover, way = '', met = new Set<string>()): Set<string> {
  const { words, snippets, patternError } = hover;
  const say = (at: string): string | undefined => {
    met.add(at);
    return words[at];
  };
  const over = say(way);
  if (over !== undefined) schema.description = over;
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  const beside = values.map((value) => say(`${way}=${String(value)}`));
  if (beside.some((one) => one !== undefined)) {
    // Beside a `const` the editor shows nothing.
    delete schema.const;
    schema.enum = values;
    schema.enumDescriptions = beside.map((one) => one ?? '');
  }
  if (schema.pattern !== undefined) schema.patternErrorMessage = patternError;
  const deeper = (inner: Schema, at: string): void => void withHover(inner, hover, at, met);
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    deeper(inner, way === '' ? name : `${way}.${name}`);
  if (typeof schema.additionalProperties === 'object') deeper(schema.additionalProperties, `${way}.*`);
  for (const inner of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) deeper(inner, way);
  if (schema.items !== undefined) {
    const offered = snippets[way];
    if (offered !== undefined) schema.items.defaultSnippets = offered;
    deeper(schema.items, way);
    // What is said of a list is not said of each thing in it.
    if (way !== '') delete schema.items.description;
  }
  return met;
}
