import { hunt } from './hunt.ts';
import type { Mutant } from './mutant.ts';

/** In a process of its own, whose sources have the bug: hunts it, and tells what became of that in a line of JSON. */
const mutant = JSON.parse(process.argv[2] ?? '') as Mutant;
console.log(JSON.stringify(await hunt(mutant)));
