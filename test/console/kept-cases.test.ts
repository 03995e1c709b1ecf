import { expect, test } from 'vitest';
import type { Case } from '../../lambdas/cases/case.ts';
import { keptCases } from '../../local/console/kept-cases.ts';
import { fakeSources } from './fake-sources.ts';
import { sampleCase } from './sample-world.ts';

function counted() {
  const asked: string[] = [];
  const state = { writes: 0, stored: [sampleCase('a')] as readonly Case[], fails: false };
  const store = {
    ...fakeSources({}).ports.cases,
    aliveFrom: async (kind: Case['kind'], day: string) => {
      asked.push(`${kind} ${day}`);
      if (state.fails) throw new Error('no answer');
      return state.stored;
    },
  };
  return { asked, state, cases: keptCases(store, () => state.writes) };
}

test('a list of cases is read once while nothing is written, each kind and day by itself', async () => {
  const { asked, state, cases } = counted();

  for (const kind of ['rescue', 'red-channel', 'rescue'] as const) await cases.aliveFrom(kind, '2026-03-01');
  const list = await cases.aliveFrom('rescue', '2026-03-02');

  expect(list).toBe(state.stored);
  expect(asked).toEqual(['rescue 2026-03-01', 'red-channel 2026-03-01', 'rescue 2026-03-02']);
});

test('a write makes every list be read again, also one that came while a list was read', async () => {
  const { asked, state, cases } = counted();
  const reading = cases.aliveFrom('rescue', '2026-03-01');
  state.writes += 1;
  await reading;
  state.stored = [sampleCase('b')];

  const list = await cases.aliveFrom('rescue', '2026-03-01');

  expect(list).toBe(state.stored);
  expect(asked).toHaveLength(2);
});

test('a list that could not be read is asked for again', async () => {
  const { state, cases } = counted();
  state.fails = true;
  await expect(cases.aliveFrom('rescue', '2026-03-01')).rejects.toThrow('no answer');
  state.fails = false;

  await expect(cases.aliveFrom('rescue', '2026-03-01')).resolves.toBe(state.stored);
});
