/** As much of a JSON schema as the project's own schemas use. */
export interface JsonSchema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  pattern?: string;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
}

const notes = new Set([
  '$schema',
  'default',
  'title',
  'description',
  'enumDescriptions',
  'defaultSnippets',
  'patternErrorMessage',
]);

/** Whether a schema accepts a value. A keyword that is not known here fails, so that none goes unchecked. */
export function accepts(schema: JsonSchema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, wanted]: [string, unknown]) => {
    if (notes.has(keyword)) return true;
    const check = checks[keyword];
    if (check === undefined) throw new Error(`The keyword ${keyword} is not known to this test`);
    return check(wanted as never, value, schema);
  });
}

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const checks: Record<string, (wanted: never, value: unknown, schema: JsonSchema) => boolean> = {
  type: (wanted: string | string[], value) => [wanted].flat().some((one) => typeOf(one, value)),
  const: (wanted: unknown, value) => wanted === value,
  enum: (wanted: unknown[], value) => wanted.includes(value),
  anyOf: (wanted: JsonSchema[], value) => wanted.some((one) => accepts(one, value)),
  oneOf: (wanted: JsonSchema[], value) => wanted.filter((one) => accepts(one, value)).length === 1,
  items: (wanted: JsonSchema, value) => !Array.isArray(value) || value.every((item) => accepts(wanted, item)),
  minItems: (wanted: number, value) => !Array.isArray(value) || value.length >= wanted,
  maxItems: (wanted: number, value) => !Array.isArray(value) || value.length <= wanted,
  required: (wanted: string[], value) => !isObject(value) || wanted.every((name) => Object.hasOwn(value, name)),
  properties: (wanted: Record<string, JsonSchema>, value) =>
    !isObject(value) ||
    Object.entries(wanted).every(([name, inner]) => !Object.hasOwn(value, name) || accepts(inner, value[name])),
  propertyNames: (wanted: JsonSchema, value) =>
    !isObject(value) || Object.keys(value).every((name) => accepts(wanted, name)),
  additionalProperties: (wanted: boolean | JsonSchema, value, schema) =>
    !isObject(value) ||
    Object.entries(value)
      .filter(([name]) => !Object.hasOwn(schema.properties ?? {}, name))
      .every(([, inner]) => (typeof wanted === 'boolean' ? wanted : accepts(wanted, inner))),
  pattern: (wanted: string, value) => typeof value !== 'string' || new RegExp(wanted).test(value),
  minLength: (wanted: number, value) => typeof value !== 'string' || value.length >= wanted,
  minimum: (wanted: number, value) => typeof value !== 'number' || value >= wanted,
  maximum: (wanted: number, value) => typeof value !== 'number' || value <= wanted,
  exclusiveMinimum: (wanted: number, value) => typeof value !== 'number' || value > wanted,
};

function typeOf(wanted: string, value: unknown): boolean {
  switch (wanted) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === wanted;
  }
}
