import type * as z from 'zod/mini';

const NOUNS: Readonly<Record<string, string>> = {
  object: 'an object in braces',
  record: 'an object in braces',
  array: 'a list in brackets',
  string: 'a text in quotes',
};

/** One sentence for every problem of a refused model file: its place, the rule and what to do. */
export function problemsOf(error: z.core.$ZodError): readonly string[] {
  return error.issues.map((issue) => {
    const place = placeOf(issue.path) || 'the model';
    const broken = issue.code === 'invalid_key' ? issue.issues : [issue];
    return `${place} ${broken.map(({ message }) => message).join(', and ')}`;
  });
}

/** A path as one writes it in code: `indicators[0].points`, names that need it in quotes: `columns["a b"]`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`;
      const name = String(part);
      return /[^\w$]/.test(name) ? `[${JSON.stringify(name)}]` : `.${name}`;
    })
    .join('')
    .replace(/^\./, '');
}

/** Words for the rules that zod itself checks; every other rule brings its own sentence. */
export function wordingOf(issue: z.core.$ZodRawIssue): string | undefined {
  const isMissing =
    (issue.code === 'invalid_type' || issue.code === 'invalid_union') && issue.input === undefined;
  if (isMissing) return 'is missing; add it';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${NOUNS[issue.expected] ?? issue.expected}; correct it`;
    case 'invalid_union':
      return 'must be a number; write a JSON number or a decimal in quotes';
    case 'unrecognized_keys':
      return `has keys that no model has there: ${issue.keys.join(', ')}; remove them or correct their names`;
    case 'too_small':
      return 'must not be empty; fill it in';
    case 'too_big':
      return `is longer than ${issue.maximum}; shorten it`;
    default:
      return undefined;
  }
}
