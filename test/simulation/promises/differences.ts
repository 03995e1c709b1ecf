export function differences(
  expected: readonly string[],
  found: readonly string[],
  what: string,
): readonly string[] {
  const [wanted, had] = [new Set(expected), new Set(found)];
  return [
    ...[...wanted].filter((each) => !had.has(each)).map((each) => `${what} lacks ${each}`),
    ...[...had].filter((each) => !wanted.has(each)).map((each) => `${what} has ${each}`),
  ];
}
