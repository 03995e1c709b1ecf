/** An error inside an execution: its name is what `ErrorEquals` is compared with. */
export class StatesError extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/** The machine uses something that this interpreter does not know: a fault of the test, not of the execution. */
export class NotInterpreted extends Error {
  override readonly name = 'NotInterpreted';
}

/** Input and output of a state together with what `$$` speaks of. */
export type Scope = { readonly input: unknown; readonly context: unknown };

/** The most that a state takes or gives, in bytes of UTF-8. */
const payloadLimit = 262_144;

/** The value itself, if a state may take or give it. */
export const withinLimit = <T>(value: T, where: string): T => {
  const bytes = Buffer.byteLength(JSON.stringify(value ?? null));
  if (bytes > payloadLimit) {
    throw new StatesError(
      'States.DataLimitExceeded',
      `${where}: ${bytes} bytes are more than ${payloadLimit}`,
    );
  }
  return value;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of names, `$.a.b` in the input or `$$.a.b` in the context; it must be there. */
export const valueAt = (path: string, { input, context }: Scope): unknown => {
  const match = /^(\$\$?)((?:\.\w+)*)$/.exec(path);
  if (match === null) throw new NotInterpreted(`the path ${path}`);
  let value = match[1] === '$$' ? context : input;
  for (const name of (match[2] ?? '').split('.').slice(1)) {
    if (!isRecord(value) || !(name in value)) {
      throw new StatesError('States.ParameterPathFailure', `nothing at ${path}`);
    }
    value = value[name];
  }
  return value;
};

/** A payload template: fields whose name ends in `.$` are filled from the path that they hold. */
export const fillTemplate = (template: Record<string, unknown>, scope: Scope): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(template).map(([name, value]) => {
      if (name.endsWith('.$')) return [name.slice(0, -2), valueAt(String(value), scope)];
      if (isRecord(value)) return [name, fillTemplate(value, scope)];
      return [name, value];
    }),
  );

/** The state's data with the result put at `$.name`; the data itself for null, the result for `$`. */
export const putResult = (data: unknown, path: string | null | undefined, result: unknown): unknown => {
  if (path === null) return data;
  if (path === undefined || path === '$') return result;
  const match = /^\$\.(\w+)$/.exec(path);
  if (match?.[1] === undefined || !isRecord(data)) throw new NotInterpreted(`a result at ${path}`);
  return { ...data, [match[1]]: result };
};
