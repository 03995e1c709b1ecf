/** The object that stands in a line; null where there is none. */
export function objectIn(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value = JSON.parse(line);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
