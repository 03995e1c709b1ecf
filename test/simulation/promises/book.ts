import type { Line } from '../owed/line.ts';
import type { Told } from '../told.ts';

/** What is owed and what was told, worked out once for all promises. */
export type Book = { readonly owed: readonly Line[]; readonly told: readonly Told[] };
