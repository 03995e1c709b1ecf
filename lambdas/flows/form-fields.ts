/**
 * The fields of a form as a browser sends it (`application/x-www-form-urlencoded`); empty ones are left out. Null
 * when the encoding is broken, or a field comes twice or is not one of these.
 */
export function formFields<Name extends string>(
  body: string,
  names: readonly Name[],
): ReadonlyMap<Name, string> | null {
  const seen = new Map<Name, string>();
  for (const pair of body.split('&')) {
    const [given = '', value = ''] = pair.split(/=(.*)/s, 2).map(decoded);
    if (given === null || value === null) return null;
    if (given === '' && pair === '') continue;
    const name = names.find((each) => each === given);
    if (name === undefined || seen.has(name)) return null;
    seen.set(name, value);
  }
  return new Map([...seen].filter(([, value]) => value !== ''));
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
