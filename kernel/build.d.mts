import type { Buffer } from 'node:buffer';

export function digestOfSources(): string;
export function compileKernel(): Buffer;
