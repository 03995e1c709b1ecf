import type * as z from 'zod/mini';

/**
 * Reads the environment and makes something of it at the first call, and again only when the environment
 * says something else: a warm function keeps its clients.
 */
export function once<Schema extends z.ZodMiniObject, T>(
  schema: Schema,
  make: (environment: z.infer<Schema>) => T,
) {
  const own = Object.keys(schema.shape);
  let seen = '';
  let made: { readonly value: T; readonly environment: z.infer<Schema> } | null = null;
  return (): { readonly value: T; readonly environment: z.infer<Schema> } => {
    const endpoints = Object.keys(process.env).filter((name) => name.startsWith('AWS_ENDPOINT_URL'));
    const now = JSON.stringify([...own, ...endpoints].map((name) => [name, process.env[name]]));
    if (made === null || now !== seen) {
      const environment = schema.parse(process.env);
      made = { value: make(environment), environment };
      seen = now;
    }
    return made;
  };
}
