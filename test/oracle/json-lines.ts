/** A value at the top level of a JSON object: numbers as written, `other` for everything nested or boolean. */
export type JsonField =
  | { readonly kind: 'number' | 'string'; readonly text: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'other' };

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The top-level pairs of a JSON object in the order written, doubled names included; null when it is none. */
export function jsonFields(line: string): [string, JsonField][] | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  } catch {
    return null;
  }

  const tokens = line.match(token) ?? [];
  const fields: [string, JsonField][] = [];
  let depth = 0;
  for (const [at, text] of tokens.entries()) {
    if (text === '{' || text === '[') depth += 1;
    else if (text === '}' || text === ']') depth -= 1;
    else if (text === ':' && depth === 1) {
      const name = tokens[at - 1];
      const value = tokens[at + 1];
      if (name === undefined || value === undefined) throw new Error(`cannot cut ${line}`);
      fields.push([JSON.parse(name) as string, fieldOf(value)]);
    }
  }
  return fields;
}

function fieldOf(text: string): JsonField {
  if (text.startsWith('"')) return { kind: 'string', text: JSON.parse(text) as string };
  if (text === 'null') return { kind: 'null' };
  return /^[-0-9]/.test(text) ? { kind: 'number', text } : { kind: 'other' };
}
