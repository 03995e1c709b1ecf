import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { visible } from '../lambdas/feed/echo.ts';
import { receiptKey } from '../lambdas/feed/key.ts';
import type { Receipt } from '../lambdas/feed/receipt.ts';

/** What a terminal says of a file that was dropped into a feed's folder; its name shows whatever is hidden in it. */
export async function answerLine(folder: string, key: string): Promise<string> {
  const path = join(folder, receiptKey(key));
  if (!existsSync(path)) return `${visible(key)}: taken, not answered yet`;
  const { status, rows_read, scored, rejected, held } = JSON.parse(await readFile(path, 'utf8')) as Receipt;
  return `${visible(key)}: ${status}, ${rows_read} rows read = ${scored} scored + ${rejected} rejected + ${held} held; see ${visible(path)}`;
}
