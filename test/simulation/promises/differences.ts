/** What is missing and what is too much, each as often as it is. */
export function differences(
  expected: readonly string[],
  found: readonly string[],
  what: string,
): readonly string[] {
  return [
    ...beyond(expected, found).map((each) => `${what} lacks ${each}`),
    ...beyond(found, expected).map((each) => `${what} has ${each}`),
  ];
}

/** What is missing by the version of what had to be said from which the least is. */
export function leastMissing(versions: readonly (readonly string[])[]): readonly string[] {
  const [least = []] = versions.toSorted((one, other) => one.length - other.length);
  return least;
}

function beyond(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  return all.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}
