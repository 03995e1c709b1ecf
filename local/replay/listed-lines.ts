import { statSync } from 'node:fs';
import type * as z from 'zod';
import { FeedRefused } from './feed-refused.ts';

export type ListedLine = { readonly text: string; readonly number: number };

/** Whether there is a file at the path, and not a folder. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The lines of a JSONL file that are not blank, with their numbers in it. */
export function linesOf(text: string): readonly ListedLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((each, index) => ({ text: each, number: index + 1 }))
    .filter((each) => each.text.trim() !== '');
}

/** A line of a file that tells what happens in a replay; refused with file, line, field and an example. */
export function parsedLine<T>(
  schema: z.ZodType<T>,
  path: string,
  { text, number }: ListedLine,
  example: string,
): T {
  const parsed = schema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'the line';
  throw new FeedRefused(`${path} line ${number}: ${field}: ${issue?.message}. Write ${example}.`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
