import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { promises } from '../promises.ts';
import { mutants } from './all.ts';
import type { Sighting } from './hunt.ts';
import type { Mutant } from './mutant.ts';
import { type Crashed, copyTree } from './tree.ts';

const usage = `Plants each bug of test/simulation/mutants in a copy of the sources and says which promise it breaks.

  npm run mutants -- [options]

  --only <names>      only these, separated by commas
  --workers <number>  so many at a time; by default one per core
  --help              says this

Exits with 1 when a bug breaks no promise.`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else await huntAll(mutantsNamed(values.only), Number(values.workers));

function mutantsNamed(names: string | undefined): readonly Mutant[] {
  if (names === undefined) return mutants;
  return names.split(',').map((name) => {
    const found = mutants.find((each) => each.name === name);
    if (found === undefined) throw new Error(`there is no mutant ${name}`);
    return found;
  });
}

async function huntAll(all: readonly Mutant[], workers: number): Promise<void> {
  const startedAt = performance.now();
  const queue = all.values();
  const found: (Sighting | Crashed)[] = [];
  const work = async () => {
    const tree = await copyTree();
    for (const mutant of queue) {
      const sighting = await tree.hunt(mutant);
      found.push(sighting);
      console.log(lineOf(mutant, sighting));
    }
    await tree.remove();
  };
  await Promise.all(Array.from({ length: workers }, work));

  const killed = found.flatMap((each) => (each.end === 'killed' ? [each] : []));
  const inShort = killed.filter(({ isInShort }) => isInShort).length;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(
    `\n${all.length} mutants: ${killed.length} killed, ${inShort} of them in a run of npm test; ${all.length - killed.length} survived; ${seconds} s`,
  );
  if (killed.length < all.length) process.exitCode = 1;
}

function lineOf({ name, file, breaks }: Mutant, sighting: Sighting | Crashed): string {
  const number = promises.find((each) => each.name === breaks)?.number;
  const head = `${name.padEnd(42)} ${String(number).padStart(2)} ${breaks.padEnd(34)}`;
  switch (sighting.end) {
    case 'killed': {
      const { how, run, isInShort } = sighting;
      return `${head} ${isInShort ? 'npm test' : 'campaign'}  ${run}\n    ${how}`;
    }
    case 'survived': {
      const others = sighting.others.map((each) => `    only ${each.promise} ${each.name}: ${each.how}`);
      return [`${head} SURVIVED (${file})`, ...others].join('\n');
    }
    case 'crashed':
      return `${head} SURVIVED: ${sighting.why}`;
  }
}
