import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { comparedModel, currentModel } from '../../lambdas/flows/models.ts';
import type { WorkStore } from '../../lambdas/ports.ts';
import { steerableModel } from '../support/company.ts';

/** A work bucket that holds these papers. */
function workOf(
  papers: Readonly<Record<string, string>>,
): WorkStore & { readonly held: Map<string, string> } {
  const held = new Map(Object.entries(papers));
  return {
    held,
    list: async (prefix) => [...held.keys()].filter((key) => key.startsWith(prefix)),
    read: async (key) => held.get(key) ?? null,
    write: async (key, text) => {
      held.set(key, text);
    },
  };
}

const key = 'models/steerable-1.json';
const changed = steerableModel.replace('"coverageFloor":0.6', '"coverageFloor":0.5');

test('a model file that is replaced in place is refused, even when it is named after its version', async () => {
  const work = workOf({ [key]: steerableModel });
  await currentModel(work, key);

  await work.write(key, changed);

  const refusal = 'model steerable-1 has scored days with other content';
  await expect(currentModel(work, key)).rejects.toThrow(refusal);
  await expect(comparedModel(work, key)).rejects.toThrow(refusal);
});

test('whoever only decides by a model keeps nothing', async () => {
  const work = workOf({ [key]: steerableModel });

  const model = await comparedModel(work, key);

  expect(model.version).toBe('steerable-1');
  expect([...work.held.keys()]).toEqual([key]);
});

test('a changed copy of the built-in model needs a version of its own, the same as a file does not', async () => {
  const builtIn = await readFile('models/2026-1.json', 'utf8');
  const copyOf = (text: string) => workOf({ 'models/mine.json': text });
  const other = copyOf(builtIn.replace('"weight": 15', '"weight": 14'));

  await expect(currentModel(copyOf(builtIn), 'models/mine.json')).resolves.toHaveProperty(
    'version',
    '2026-1',
  );
  await expect(currentModel(other, 'models/mine.json')).rejects.toThrow(
    'give the changed model a new version',
  );
  await expect(comparedModel(other, 'models/mine.json')).rejects.toThrow('2026-1 is the built-in model');
});
