import { setTimeout } from 'node:timers/promises';

const longestPauseMs = 5_000;

/** Waits before a repeated attempt: not at all before the first, then twice as long each time. */
export async function pause(attempt: number): Promise<void> {
  if (attempt > 0) await setTimeout(Math.min(longestPauseMs, 25 * 2 ** attempt));
}

/** The list in pieces of at most `size`. */
export function chunksOf<T>(list: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < list.length; start += size) chunks.push(list.slice(start, start + size));
  return chunks;
}
