import * as z from 'zod';
import { type RejectedLine, receiptPage } from '../../lambdas/console/pages/receipt-page.ts';
import { csvCells } from '../../lambdas/feed/csv-cells.ts';
import { errorsKey, receiptKey } from '../../lambdas/feed/key.ts';
import { RecordScanner } from '../../lambdas/feed/record-scanner.ts';
import type { ObjectBody } from '../../lambdas/ports.ts';
import type { ConsoleSources } from './sources.ts';

const MOST_LINES = 200;

const finding = z.object({ sentence: z.string() });

/** What a receipt's page needs of the receipt file. */
const receiptFile = z.object({
  kind: z.string(),
  status: z.string(),
  rows_read: z.int(),
  scored: z.int(),
  rejected: z.int(),
  held: z.int(),
  codes: z.record(z.string(), z.int()),
  problems: z.array(finding),
  warnings: z.array(finding),
  note: z.string().optional(),
  errors_listed: z.int(),
  decided_at: z.string(),
});

/** The receipt of a delivered file, by that file's key; null when it has none. */
export async function receipt({ ports }: ConsoleSources, key: string): Promise<string | null> {
  const body = await ports.feed.read(receiptKey(key));
  if (body === null) return null;
  const file = receiptFile.parse(JSON.parse(await textOf(body)));
  const errors = file.errors_listed === 0 ? null : await ports.feed.read(errorsKey(key));
  return receiptPage({
    key,
    kind: file.kind,
    status: file.status,
    read: file.rows_read,
    scored: file.scored,
    rejected: file.rejected,
    held: file.held,
    codes: Object.entries(file.codes),
    problems: file.problems.map(({ sentence }) => sentence),
    warnings: file.warnings.map(({ sentence }) => sentence),
    note: file.note ?? null,
    decidedAt: file.decided_at,
    errors: errors === null ? [] : await firstLines(errors),
    listed: file.errors_listed,
  });
}

async function textOf({ chunks }: ObjectBody): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

/** The first rows of an errors file; the rest of it is not read. */
async function firstLines({ chunks }: ObjectBody): Promise<readonly RejectedLine[]> {
  const scanner = new RecordScanner('csv', 1, true);
  const rows: RejectedLine[] = [];
  let isHeader = true;
  const take = () => {
    while (rows.length < MOST_LINES && scanner.next()) {
      if (!isHeader) rows.push(rejectedLine(csvCells(scanner)));
      isHeader = false;
    }
  };
  for await (const chunk of chunks) {
    scanner.push(chunk);
    take();
    if (rows.length === MOST_LINES) return rows;
  }
  scanner.finish();
  take();
  return rows;
}

function rejectedLine([
  line = '',
  column = '',
  code = '',
  sentence = '',
  cells = '',
]: string[]): RejectedLine {
  return {
    line,
    column,
    code,
    sentence,
    cells: cells === '' ? [] : z.array(z.string()).parse(JSON.parse(cells)),
  };
}
