import { describe, expect, test } from 'vitest';
import { hasCorpora, jsonDocuments, skipReason } from './corpora.ts';
import { openHostileWorld } from './hostile-world.ts';
import { expectLawful } from './laws.ts';

describe.skipIf(!hasCorpora)(`documents of the JSON test suite${skipReason}`, async () => {
  // Its only fault is a line end inside a string, which makes two lines of it.
  const documents = hasCorpora
    ? jsonDocuments().filter(({ name }) => name !== 'n_string_unescaped_newline')
    : [];
  const world = hasCorpora ? await openHostileWorld() : (null as never);

  test('as a value that is ignored: y_ is read, n_ is refused, and the rows between them are scored', async () => {
    const key = `snapshots/${world.nextDay()}/values.jsonl`;
    const lines = documents.flatMap(({ bytes }, place) => [
      `{"account_id":"hostile-${place}","x":`,
      oneLine(bytes),
      `}\n{"account_id":"good-${place}","nps":10}\n`,
    ]);

    const [answer] = await world.deliver({ [key]: Buffer.concat(lines.map((each) => Buffer.from(each))) });

    expectLawful(answer);
    const scored = await world.scoredOf(
      documents.flatMap((_, place) => [`good-${place}`, `hostile-${place}`]),
    );
    const isRead = (place: number) => scored.has(`hostile-${place}`);
    expect(documents.filter((_, place) => !scored.has(`good-${place}`))).toEqual([]);
    expect(named(documents.filter(({ name }, place) => name.startsWith('y_') && !isRead(place)))).toEqual([]);
    expect(named(documents.filter(({ name }, place) => name.startsWith('n_') && isRead(place)))).toEqual([]);
    expect(answer?.receipt.scored).toBe(scored.size);
    expect(Object.keys(answer?.receipt.codes ?? {})).toEqual(['ROW_ENCODING', 'ROW_JSON']);
  });

  test('as a line: no object that is JSON is said not to be, nothing else is taken for one', async () => {
    const key = `snapshots/${world.nextDay()}/lines.jsonl`;
    const filled = documents.filter(({ bytes }) => bytes.toString('latin1').trim() !== '');
    const lines = filled.map(({ bytes }) => Buffer.concat([oneLine(bytes), Buffer.from('\n')]));

    const [answer] = await world.deliver({ [key]: Buffer.concat([Buffer.from('{}\n'), ...lines]) });

    expectLawful(answer);
    const codes = new Map(answer?.errors.map(([line, , code]) => [Number(line), code]));
    for (const [place, { name, bytes }] of filled.entries()) {
      const code = codes.get(place + 2);
      if (name.startsWith('n_')) expect([name, code]).toEqual([name, expect.stringMatching(/JSON|ENCODING/)]);
      const isObject = name.startsWith('y_') && bytes.toString().trim().startsWith('{');
      if (isObject) expect([name, code]).toEqual([name, 'ROW_ID']);
    }
  });

  test('as a whole file: whatever the bytes are, they are answered and score nothing', async () => {
    const day = world.nextDay();
    const odd = documents.filter(({ name }) => /utf-?16|bom|structure|invalid|latin/i.test(name));
    const files = odd.map(({ name, bytes }) => [`snapshots/${day}/${name.replace('+', '')}.jsonl`, bytes]);

    const answers = await world.deliver(Object.fromEntries(files));

    for (const answer of answers) {
      expectLawful(answer);
      expect([answer.key, answer.receipt.scored]).toEqual([answer.key, 0]);
    }
  });

  test.each([
    'i_structure_500_nested_arrays',
    'y_structure_lonely_null',
    'y_object_basic',
    'n_structure_100000_opening_arrays',
  ])('as a manifest it is never met: %s', async (name) => {
    const day = world.nextDay();
    const [manifestKey, key] = [`snapshots/${day}/_manifest.json`, `snapshots/${day}/a.jsonl`];
    const bytes = documents.find((each) => each.name === name)?.bytes ?? Buffer.alloc(0);

    await world.land({ [manifestKey]: bytes, [key]: '{"account_id":"A-1","nps":10}\n' });

    const manifest = await world.answerTo(manifestKey);
    expect(manifest.receipt.problems.map(({ code }) => code)).toEqual(['MANIFEST_INVALID']);
    expect((await world.answerTo(key)).receipt).toMatchObject({ status: 'held', held: 1 });
  });
});

function oneLine(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => (byte === 0x0a || byte === 0x0d ? 0x20 : byte)));
}

function named(documents: readonly { readonly name: string }[]): readonly string[] {
  return documents.map(({ name }) => name);
}
