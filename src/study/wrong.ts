import type * as z from 'zod/mini';

/** Says in plain words where a record does not keep to its schema, such as "top: at most 10; colour: unknown field". */
export function wrongWith(issues: readonly z.core.$ZodIssue[]): string {
  const said = issues.slice(0, 3).map((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => `${[...issue.path, key].map(String).join('.')}: unknown field`).join('; ');
    }
    const where = issue.path.map(String).join('.');
    return where === '' ? says(issue) : `${where}: ${says(issue)}`;
  });
  return issues.length > 3 ? `${said.join('; ')}; and ${issues.length - 3} more` : said.join('; ');
}

function says(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `missing, or not ${kindOf(issue.expected)}`;
    case 'invalid_value':
      return `has to be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'custom':
      return issue.message;
    default:
      return 'not in the form that is asked for';
  }
}

/** What a field has to be, for whoever writes it by hand. */
export function kindOf(type: string): string {
  return kinds[type] ?? `of type ${type}`;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a group of fields in braces { }',
  record: 'a group of fields in braces { }',
  array: 'a list in brackets [ ]',
};
