/**
 * What the work makes of every piece, in the order of the pieces; at most `width` are worked on at a time. The
 * first failure is thrown once all have ended.
 */
export async function inParallel<Piece, Result>(
  pieces: readonly Piece[],
  width: number,
  work: (piece: Piece) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = pieces.entries();
  const workers = Array.from({ length: Math.min(width, pieces.length) }, async () => {
    for (const [place, piece] of queue) results[place] = await work(piece);
  });
  const failed = (await Promise.allSettled(workers)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return results;
}
