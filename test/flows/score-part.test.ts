import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanPart } from '../../lambdas/flows/day-plan.ts';
import { type ScorePorts, scorePart } from '../../lambdas/flows/score-part.ts';
import type { HistoryItem } from '../../lambdas/ports.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';

const day = '2026-03-02';
const runId = 'r1';
const key = `snapshots/${day}/a.csv`;
/** Two pieces and a bit. */
const rows = 4_500;
const text = [
  'account_id,nps,complaints_30d',
  ...Array.from({ length: rows }, (_, at) => `A-${at},${at % 90},${at % 3}`),
];
const bytes = new TextEncoder().encode(`${text.join('\n')}\n`);

const part: PlanPart = {
  number: 0,
  key,
  version: 'v1',
  header: ['account_id', 'nps', 'complaints_30d'],
  range: { start: 0, end: bytes.length, firstLine: 1 } as PlanPart['range'],
  plannedAt: '2026-03-03T06:00:00.000Z',
  mode: 'score',
  modelVersion: defaultModel.version,
  previousDay: null,
  isSettled: true,
  hasLaterDays: false,
};

/** A feed with one file, and stores in memory that count what is saved; `save` may fail. */
function placeWith(mayFail: () => void = () => {}, mayTear: () => void = () => {}) {
  const papers = new Map<string, string>();
  const items = new Map<string, HistoryItem>();
  const saved: string[] = [];
  const unused = () => {
    throw new Error('not a part of scoring a first day');
  };
  const ports: ScorePorts = {
    feed: {
      read: async (_key, { start = 0, end = bytes.length } = {}) => ({
        version: 'v1',
        etag: '',
        bytes: bytes.length,
        chunks: (async function* () {
          mayTear();
          yield bytes.slice(start, end);
        })(),
      }),
      list: unused,
      writeReceipt: unused,
    },
    work: {
      list: unused,
      read: async (paper) => papers.get(paper) ?? null,
      write: async (paper, content) => void papers.set(paper, content),
    },
    history: {
      async save(entries) {
        mayFail();
        for (const item of entries) {
          items.set(item.accountId, item);
          saved.push(item.accountId);
        }
      },
      findMany: unused,
      findLatest: unused,
      listFrom: unused,
      remove: unused,
    },
  };
  const score = (changes: Partial<PlanPart> = {}, hasTime?: () => boolean) =>
    scorePart(ports, defaultModel, day, runId, { ...part, ...changes }, hasTime);
  /** What the run leaves behind for finishing it. */
  const left = () => ({ items, found: [...papers].filter(([paper]) => paper.includes('/found/')) });
  return { score, saved, left };
}

async function undisturbed() {
  const place = placeWith();
  const result = await place.score();
  return { result, left: place.left() };
}

test('a range that is given time for one piece a call is done after three, and nothing is stored twice', async () => {
  const { result, left } = await undisturbed();
  const place = placeWith();

  const outcomes: string[] = [];
  let last = await place.score({}, () => false);
  for (outcomes.push(last.outcome); last.outcome === 'more'; outcomes.push(last.outcome)) {
    last = await place.score({}, () => false);
  }

  expect(outcomes).toEqual(['more', 'more', 'done']);
  expect(last).toEqual(result);
  expect(place.saved).toHaveLength(rows);
  expect(place.left()).toEqual(left);
});

test('wherever time runs out and whatever fails, the same is left behind and nothing is stored twice', async () => {
  const { left } = await undisturbed();
  const disturbance = fc.constantFrom('time is up', 'failure', 'none');
  await fc.assert(
    fc.asyncProperty(fc.array(disturbance, { maxLength: 5 }), async (disturbances) => {
      const queue = [...disturbances];
      const place = placeWith(() => {
        if (queue[0] !== 'failure') return;
        queue.shift();
        throw new Error('the table was away');
      });
      const hasTime = () => queue.shift() !== 'time is up';

      let outcome = 'more';
      while (outcome === 'more') {
        outcome = await place.score({}, hasTime).then(
          (result) => result.outcome,
          () => 'more',
        );
      }

      expect(place.saved).toHaveLength(rows);
      expect(place.left()).toEqual(left);
    }),
    { numRuns: 8 },
  );
});

test('a call that cannot even read the file leaves what those before it have stored', async () => {
  let isTorn = false;
  const place = placeWith(undefined, () => {
    if (isTorn) throw new Error('torn');
  });
  await place.score({}, () => false);
  isTorn = true;
  await expect(place.score()).rejects.toThrow('torn');
  isTorn = false;

  expect((await place.score()).outcome).toBe('done');

  expect(place.saved).toHaveLength(rows);
});

test('another plan of the same files scores every row again: what lies before the day may have changed', async () => {
  const place = placeWith();
  await place.score({}, () => false);

  await place.score({ plannedAt: '2026-03-03T07:00:00.000Z' });

  expect(place.saved).toHaveLength(2_000 + rows);
});
