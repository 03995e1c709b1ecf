/** The words that are most like a mistyped one, the nearest first; none that differs in more than a third. */
export function similar(word: string, words: Iterable<string>, most: number): readonly string[] {
  const farthest = Math.max(1, Math.floor(word.length / 3));
  return [...new Set(words)]
    .map((each) => ({ each, distance: distance(word.toLowerCase(), each.toLowerCase()) }))
    .filter((candidate) => candidate.distance <= farthest)
    .sort((a, b) => a.distance - b.distance || (a.each < b.each ? -1 : 1))
    .slice(0, most)
    .map(({ each }) => each);
}

/** How many letters must be added, taken away or changed to make one text the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (let place = 0; place < to.length; place += 1) {
      const changed = (row[place] as number) + (letter === to[place] ? 0 : 1);
      next.push(Math.min(changed, (row[place + 1] as number) + 1, (next[place] as number) + 1));
    }
    row = next;
  }
  return row[to.length] as number;
}
