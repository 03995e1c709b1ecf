/** A CSV file (RFC 4180, ending in a newline): the header, then one line per row; an absent cell is empty. */
export function csvText<Column extends string>(
  columns: readonly Column[],
  rows: Iterable<{ readonly [column in Column]?: string | undefined }>,
): string {
  const lines = [columns.map(csvCell).join(',')];
  for (const row of rows) lines.push(columns.map((column) => csvCell(row[column] ?? '')).join(','));
  return `${lines.join('\n')}\n`;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
