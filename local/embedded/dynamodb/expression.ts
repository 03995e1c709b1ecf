import { notImplemented } from '../refusal.ts';
import { compareValues, type Item, type Value, validation } from './value.ts';

/** A condition of a write or of a query's keys. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly [Condition, Condition] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'exists'; readonly name: string }
  | { readonly kind: 'begins-with'; readonly name: string; readonly with: Value }
  | { readonly kind: 'compare'; readonly name: string; readonly by: Comparator; readonly to: Value };

const comparators = ['=', '<', '<=', '>', '>='] as const;
const functions = ['attribute_exists', 'attribute_not_exists', 'begins_with'];
type Comparator = (typeof comparators)[number];

/** What an expression's placeholders stand for. */
export type Placeholders = {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Item;
};

/** The placeholders of a request. */
export function placeholdersOf(request: Readonly<Record<string, unknown>>): Placeholders {
  return {
    names: (request['ExpressionAttributeNames'] ?? {}) as Placeholders['names'],
    values: (request['ExpressionAttributeValues'] ?? {}) as Item,
  };
}

const token = /\s*([#:]?\w+|<=|>=|<>|[=<>(),])/y;

/** Reads an expression of comparisons, `attribute_exists`, `begins_with`, `AND`, `OR`, `NOT`. */
export function parseCondition(text: string, { names, values }: Placeholders): Condition {
  const tokens = tokensOf(text);
  const used = new Set(tokens.filter((each) => /^[#:]/.test(each)));
  const unused = [...Object.keys(names), ...Object.keys(values)].filter((name) => !used.has(name));
  if (unused.length > 0) {
    throw validation(`Value provided in ExpressionAttributeNames or -Values unused: ${unused.join(', ')}`);
  }
  let at = 0;

  const peek = () => tokens[at]?.toUpperCase();
  function take(expected?: string): string {
    const found = tokens[at];
    at += 1;
    if (found === undefined || (expected !== undefined && found.toUpperCase() !== expected))
      throw validation(`Invalid expression: Syntax error; token: ${found ?? '<EOF>'}`);
    return found;
  }

  function alternatives(): Condition {
    let left = conjunction();
    while (peek() === 'OR') {
      take();
      left = { kind: 'or', parts: [left, conjunction()] };
    }
    return left;
  }

  function conjunction(): Condition {
    let left = factor();
    while (peek() === 'AND') {
      take();
      left = { kind: 'and', parts: [left, factor()] };
    }
    return left;
  }

  function factor(): Condition {
    if (peek() === 'NOT') {
      take();
      return { kind: 'not', of: factor() };
    }
    if (peek() !== '(') return predicate();
    take('(');
    const inner = alternatives();
    take(')');
    return inner;
  }

  function predicate(): Condition {
    const first = take();
    if (peek() === '(') return call(first);
    const name = nameOf(first);
    const by = take();
    const comparator = comparators.find((each) => each === by);
    if (comparator === undefined) throw notImplemented(`the comparator ${by}`);
    return { kind: 'compare', name, by: comparator, to: valueNamed(take()) };
  }

  function call(operation: string): Condition {
    if (!functions.includes(operation)) throw notImplemented(`the function ${operation}`);
    take('(');
    const name = nameOf(take());
    if (operation === 'begins_with') take(',');
    const prefix = operation === 'begins_with' ? valueNamed(take()) : null;
    take(')');
    if (prefix !== null) return { kind: 'begins-with', name, with: prefix };
    const exists: Condition = { kind: 'exists', name };
    return operation === 'attribute_exists' ? exists : { kind: 'not', of: exists };
  }

  function nameOf(found: string): string {
    if (!found.startsWith('#')) return found;
    const name = names[found];
    if (name === undefined) throw validation(`An expression attribute name used is not defined: ${found}`);
    return name;
  }

  function valueNamed(found: string): Value {
    const value = found.startsWith(':') ? values[found] : undefined;
    if (value === undefined) throw validation(`An expression attribute value used is not defined: ${found}`);
    return value;
  }

  const condition = alternatives();
  if (at < tokens.length) take('<EOF>');
  return condition;
}

function tokensOf(text: string): string[] {
  const found: string[] = [];
  token.lastIndex = 0;
  for (let end = 0; text.slice(end).trim() !== ''; end = token.lastIndex) {
    const next = token.exec(text)?.[1];
    if (next === undefined) throw validation(`Invalid expression: Syntax error; near: ${text.slice(end)}`);
    found.push(next);
  }
  return found;
}

/** Whether a condition holds for an item; for an absent item nothing exists and nothing compares. */
export function isMet(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => isMet(part, item));
    case 'or':
      return condition.parts.some((part) => isMet(part, item));
    case 'not':
      return !isMet(condition.of, item);
    case 'exists':
      return item[condition.name] !== undefined;
    case 'begins-with': {
      const [text, prefix] = [item[condition.name]?.['S'], condition.with['S']];
      return typeof text === 'string' && typeof prefix === 'string' && text.startsWith(prefix);
    }
    case 'compare': {
      const value = item[condition.name];
      const order = value === undefined ? null : compareValues(value, condition.to);
      return order !== null && isOrder(order, condition.by);
    }
  }
}

function isOrder(order: number, by: Comparator): boolean {
  if (order === 0) return by.includes('=');
  return order < 0 ? by.startsWith('<') : by.startsWith('>');
}

/** The parts of a condition that must all hold. */
export function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.parts.flatMap(conjuncts) : [condition];
}
