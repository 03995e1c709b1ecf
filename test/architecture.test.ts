import { expect, test } from 'vitest';
import { findCycle, importsOf, type SourceFile, sourcesBelow } from './support/imports.ts';

/**
 * Who may import whom; what is not named is forbidden. A layer is a folder or one file of it, the longest name
 * that fits counts. `*` stands for anything, `types of x` for `import type` alone.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'lambdas/scoring/': ['itself', 'zod/mini'],
  'lambdas/cases/': ['itself', 'lambdas/scoring/', 'zod/mini'],
  'lambdas/console/': ['itself', 'lambdas/scoring/', 'lambdas/cases/'],
  'lambdas/feed/': [
    'itself',
    'lambdas/scoring/',
    'zod/mini',
    'node:buffer',
    'node:crypto',
    'node:stream',
    'node:zlib',
  ],
  'lambdas/ports.ts': ['types of lambdas/scoring/', 'types of lambdas/cases/'],
  'lambdas/environment.ts': ['zod/mini'],
  'lambdas/flows/': [
    'itself',
    'lambdas/scoring/',
    'lambdas/cases/',
    'lambdas/console/',
    'lambdas/feed/',
    'lambdas/ports.ts',
  ],
  'lambdas/adapters/': [
    'itself',
    'lambdas/scoring/',
    'lambdas/cases/',
    'lambdas/console/',
    'lambdas/feed/',
    'lambdas/flows/',
    'lambdas/ports.ts',
    'lambdas/environment.ts',
    '@aws-sdk/*',
    'types of aws-lambda',
    'zod/mini',
    'node:buffer',
    'node:crypto',
    'node:timers/promises',
  ],
  'lambdas/handlers/': [
    'lambdas/flows/',
    'lambdas/adapters/',
    'lambdas/environment.ts',
    'types of aws-lambda',
  ],
  'lib/': [
    'itself',
    'types of lambdas/environment.ts',
    // What API Gateway refuses by itself is refused in the words of the pages.
    'lambdas/console/link/refused-page.ts',
    'aws-cdk-lib*',
    'cdk-nag',
    'constructs',
    'zod',
    'node:fs',
    'node:path',
  ],
  // How handlers become functions; the bench and the tests bundle the same way.
  'lib/bundling/': [
    'itself',
    'types of lambdas/environment.ts',
    'esbuild',
    // Parts of the SDK that stand in for larger ones.
    '@aws-sdk/credential-provider-env',
    '@smithy/core/config',
    '@smithy/signature-v4',
    'node:fs',
    'node:fs/promises',
    'node:path',
  ],
  'local/': [
    'itself',
    'lambdas/*',
    'examples/ledger/',
    'examples/write-snapshots.ts',
    '@aws-sdk/*',
    'zod',
    'node:*',
  ],
  // A replay proves the deployed handlers, so it may not judge anything itself.
  'local/replay/': [
    'lambdas/adapters/',
    'lambdas/feed/',
    'lambdas/flows/',
    'types of lambdas/ports.ts',
    'local/',
    '@aws-sdk/*',
    'zod',
    'node:*',
  ],
  // Stand-ins for AWS know nothing of Bellwether.
  'local/embedded/': ['itself', 'types of aws-lambda', 'dynalite', 'dynalite/*', 'node:*'],
};

/** The only places where time and chance come from. */
const machineClocks = [
  'lambdas/adapters/',
  'local/main.ts',
  'local/cli/main.ts',
  'local/keep-watch.ts',
  'local/embedded/s3/file.ts',
  'local/embedded/s3/watch.ts',
];
const clockWords = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\brandomUUID\b|\bset(?:Timeout|Interval)\b/;

const longestHandler = 25;

const sources = sourcesBelow(['lambdas', 'lib', 'local']);

test('every import is one that the table allows', () => {
  expect(forbiddenIn(sources)).toEqual([]);
});

test.each([
  ['lambdas/scoring/assess.ts', "import { readFile } from 'node:fs';"],
  ['lambdas/cases/case.ts', "import type { Notice } from '../ports.ts';"],
  ['lambdas/feed/key.ts', "import { caseIdOf } from '../cases/case-id.ts';"],
  ['lambdas/flows/dispatch.ts', "import { clock } from '../adapters/runtime.ts';"],
  ['lambdas/ports.ts', "import { caseIdOf } from './cases/case-id.ts';"],
  ['lambdas/handlers/tick.ts', "export * from './plan.ts';"],
  ['lambdas/handlers/tick.ts', "import { S3Client } from '@aws-sdk/client-s3';"],
  ['lambdas/adapters/wiring.ts', "import * as tick from '../handlers/tick.ts';"],
  ['lambdas/flows/dispatch.ts', "const world = await import('../../local/world.ts');"],
  ['lib/functions.ts', "import { environments } from '../lambdas/environment.ts';"],
  ['local/replay/play.ts', "import {\n  assess,\n} from '../../lambdas/scoring/assess.ts';"],
  ['local/embedded/event.ts', "import '../world.ts';"],
])('an import in %s that the table does not name is found: %s', (path, text) => {
  expect(forbiddenIn([{ path, text }])).toHaveLength(1);
});

test('no file imports itself by way of others, but for types, which are gone when it runs', () => {
  expect(findCycle(sources.flatMap(importsOf).filter(({ isTypeOnly }) => !isTypeOnly))).toBeNull();
});

test('a cycle of imports is found, and named from end to end', () => {
  const files = [
    { path: 'a.ts', text: "import './b.ts';" },
    { path: 'b.ts', text: "export { c } from './c.ts';" },
    { path: 'c.ts', text: "import { b } from './b.ts';" },
  ];

  expect(findCycle(files.flatMap(importsOf))).toEqual(['b.ts', 'c.ts', 'b.ts']);
});

test('time and chance come from the machine in few named places, everywhere else they are arguments', () => {
  const users = sources.filter(({ text }) => clockWords.test(text)).map(({ path }) => path);

  expect(users.filter((path) => !machineClocks.some((place) => path.startsWith(place)))).toEqual([]);
});

test('a handler is a few lines: what it does lives in flows', () => {
  const handlers = sources.filter(({ path }) => path.startsWith('lambdas/handlers/'));
  const long = handlers.filter(({ text }) => text.trimEnd().split('\n').length > longestHandler);

  expect(handlers).not.toEqual([]);
  expect(long.map(({ path }) => path)).toEqual([]);
});

function forbiddenIn(files: readonly SourceFile[]): readonly string[] {
  return files
    .flatMap(importsOf)
    .filter(({ from, to, isTypeOnly }) => {
      const layer = layerOf(from);
      const allowed = layer === null ? [] : (mayImport[layer] ?? []);
      return !allowed.some((entry) => isCovered(entry === 'itself' ? `${layer}` : entry, to, isTypeOnly));
    })
    .map(({ from, to }) => `${from} imports ${to}`);
}

function layerOf(path: string): string | null {
  const names = Object.keys(mayImport).filter((name) => path.startsWith(name));
  return names.sort((a, b) => b.length - a.length)[0] ?? null;
}

function isCovered(entry: string, to: string, isTypeOnly: boolean): boolean {
  if (entry.startsWith('types of '))
    return isTypeOnly && isCovered(entry.slice('types of '.length), to, true);
  if (entry.endsWith('*')) return to.startsWith(entry.slice(0, -1));
  return entry.endsWith('/') ? to.startsWith(entry) : to === entry;
}
