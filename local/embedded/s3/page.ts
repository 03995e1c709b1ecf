import { compareKeys } from './key.ts';

/** What a listing asks for. Empty texts mean: no such limit. */
export type PageQuery = {
  readonly prefix: string;
  readonly delimiter: string;
  /** Only keys after this one. */
  readonly startAfter: string;
  /** The last line of the page before; a common prefix here passes over all keys that it covers. */
  readonly continueAfter: string;
  /** Most lines (keys and common prefixes together), 0 to 1000. */
  readonly maxKeys: number;
};

/** One page of a listing. */
export type Page = {
  readonly keys: readonly string[];
  /** The beginnings, up to the delimiter, of keys that are not listed one by one. */
  readonly commonPrefixes: readonly string[];
  /** Where the next page continues, null on the last page. */
  readonly next: string | null;
};

/** Cuts one page out of all keys with the prefix, in the order of their UTF-8 bytes. */
export function pageOf(keys: readonly string[], query: PageQuery): Page {
  const wanted = keys.filter((key) => compareKeys(key, query.startAfter) > 0).sort(compareKeys);
  const lines: string[] = [];
  const page = { keys: [] as string[], commonPrefixes: [] as string[] };
  for (const key of wanted) {
    const common = commonPrefix(key, query);
    const line = common ?? key;
    if (line === lines.at(-1) || compareKeys(line, query.continueAfter) <= 0) continue;
    if (lines.length === query.maxKeys) return { ...page, next: lines.at(-1) ?? null };
    lines.push(line);
    (common === null ? page.keys : page.commonPrefixes).push(line);
  }
  return { ...page, next: null };
}

function commonPrefix(key: string, { prefix, delimiter }: PageQuery): string | null {
  const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return end < 0 ? null : key.slice(0, end + delimiter.length);
}
