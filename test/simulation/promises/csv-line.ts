/** A line of a file of CSV, cut at its commas, with its cells by column; quotes are not looked at. */
export function csvLine(lines: readonly string[] | undefined, line: number) {
  const [header = '', text = ''] = [0, line - 1].map((place) => lines?.[place]?.replace(/\r$/, ''));
  const [names, cells] = [header.replace('\ufeff', '').split(','), text.split(',')];
  return { text, cellOf: (column: string): string => cells[names.indexOf(column)] ?? '' };
}
