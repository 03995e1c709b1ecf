import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { fuzz, seeds } from './fuzzing.ts';
import { anyText, damage, damaged } from './hostile-cells.ts';
import { type HostileWorld, openHostileWorld } from './hostile-world.ts';
import { expectLawful } from './laws.ts';

const bytes = Buffer.from('account_id,nps\ngood,10\nbad,x\n');

/** JSON as written: values of every type, and numbers that are not what they look like. */
const anyJson = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '1',
    '2',
    '2.0',
    '2e0',
    '-1',
    '1.5',
    '1e400',
    '9007199254740993',
    'null',
    'true',
    '""',
  ),
  fc.constantFrom(
    '[]',
    '{}',
    '[[[[]]]]',
    '{"__proto__":{"polluted":1}}',
    'NaN',
    '01',
    "'a'",
    'undefined',
    '',
  ),
  anyText.map((text) => JSON.stringify(text)),
);

const anyKey = fc.oneof(
  fc.constantFrom('a.csv', 'b.csv', '_manifest.json', '../a.csv', 'snapshots/2020-01-01/a.csv', '', '.', '/'),
  fc.constantFrom('complaints/a.csv', 'A.CSV', 'a.csv ', 'a.csv\u200b', '%61.csv', `${'a'.repeat(2000)}.csv`),
  anyText,
);

/** An entry that may be right: its members as written, in any order, with others among them. */
const entry = fc
  .record({
    members: fc.shuffledSubarray(['key', 'bytes', 'sha256', 'rows'], { minLength: 3 }),
    wrong: fc.option(
      fc.tuple(fc.constantFrom('key', 'bytes', 'sha256', 'rows', '__proto__', 'more'), anyJson),
    ),
    key: fc.oneof({ weight: 2, arbitrary: fc.constant('a.csv') }, { weight: 1, arbitrary: anyKey }),
  })
  .map(({ members, wrong, key }) => {
    const right: Readonly<Record<string, string>> = {
      key: JSON.stringify(key),
      bytes: String(bytes.length),
      sha256: JSON.stringify(createHash('sha256').update(bytes).digest('hex')),
      rows: '2',
    };
    const pairs = [
      ...members.map((name) => [name, right[name] ?? ''] as const),
      ...(wrong === null ? [] : [wrong]),
    ];
    return `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
  });

const right = fc.constant(
  `{"key":"a.csv","bytes":${bytes.length},"sha256":"${createHash('sha256').update(bytes).digest('hex')}","rows":2}`,
);

const manifest = fc
  .record({
    entries: fc.array(fc.oneof(right, entry, entry, anyJson), { maxLength: 4 }),
    mark: fc.constantFrom('', '', '\ufeff'),
    more: fc.oneof(
      fc.constant(''),
      anyJson.map((json) => `,"files":${json}`),
    ),
    damages: fc.oneof(fc.constant([]), fc.array(damage, { maxLength: 2 })),
  })
  .map(({ entries, mark, more, damages }) =>
    damaged(Buffer.from(`${mark}{"files":[${entries.join(',')}]${more}}`), damages, 0),
  );

test.each(seeds)(
  'a day is scored when its manifest is met, and waits whatever else it says: seed %i',
  async (seed) => {
    const world = await openHostileWorld(onTestFinished);

    await fuzz(seed, fc.array(manifest, { minLength: 3, maxLength: 3 }), (all) => areJudged(world, all));
  },
  600_000,
);

async function areJudged(world: HostileWorld, manifests: readonly Buffer[]): Promise<void> {
  for (const text of manifests) {
    const day = world.nextDay();
    const [manifestKey, key] = [`snapshots/${day}/_manifest.json`, `snapshots/${day}/a.csv`];

    await world.land({ [manifestKey]: text, [key]: bytes });

    const [{ receipt }, file] = [await world.answerTo(manifestKey), await world.answerTo(key)];
    expectLawful(file);
    const isMet = receipt.status === 'accepted';
    expect(isMet).toBe(receipt.problems.length === 0);
    expect(await world.scoredOf(['good', 'bad'])).toEqual(new Set(isMet ? ['good'] : []));
    expect(file.receipt.scored).toBe(isMet ? 1 : 0);
    for (const { sentence } of receipt.problems) expect(sentence.length).toBeLessThan(2500);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  }
}
