import { MOST_INDICATORS } from './memory';

/*
 * Rows are scored eight at a time: what is worked out of them in doubles stands two by two in vectors, what is whole all
 * eight in one. Of each indicator there is one block of eight.
 */
export const PAIR_BYTES: usize = 16;
export const DOUBLES_BYTES: usize = 64;
export const WHOLES_BYTES: usize = 16;
const MOST_DOUBLES: i32 = MOST_INDICATORS * <i32>DOUBLES_BYTES;
const MOST_WHOLES: i32 = MOST_INDICATORS * <i32>WHOLES_BYTES;

/** The two sides of the indicator's points times weight, the lower one 0 when it is missing; what its share may lack. */
export const over: usize = memory.data(MOST_DOUBLES, 16);
export const under: usize = memory.data(MOST_DOUBLES, 16);
export const blurs: usize = memory.data(MOST_DOUBLES, 16);
/** Of its share: what is left of a hundredth; what ranks that, and the whole hundredths, both -1 when it is missing. */
export const rests: usize = memory.data(MOST_DOUBLES, 16);
export const keys: usize = memory.data(MOST_WHOLES, 16);
export const wholes: usize = memory.data(MOST_WHOLES, 16);

/** Of a row: the weight that is present; what rests may lack; whether doubles do not prove its digits. */
export const weights: usize = memory.data(<i32>DOUBLES_BYTES, 16);
export const errors: usize = memory.data(<i32>DOUBLES_BYTES, 16);
export const unproven: usize = memory.data(<i32>DOUBLES_BYTES, 16);
/** Likewise: how many rests become a hundredth; by how much keys have to differ; whether its index is unknown. */
export const extras: usize = memory.data(<i32>WHOLES_BYTES, 16);
export const gaps: usize = memory.data(<i32>WHOLES_BYTES, 16);
export const unknown: usize = memory.data(<i32>WHOLES_BYTES, 16);
