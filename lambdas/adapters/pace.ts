import { isThrottling } from './batch-refusal.ts';
import { wait } from './runtime.ts';

/** Waits about this long. */
export type Wait = (ms: number) => Promise<void>;

/** Between half and one and a half of it, so that functions which were refused together come back apart. */
const waitAbout: Wait = (ms) => wait(ms * (0.5 + Math.random()));

/** A table took nothing of so many calls in a row that it is no passing shortage. */
export class TableTooBusy extends Error {
  override readonly name = 'TableTooBusy';
}

/** Calls to one table from one process, as many at a time as the table takes. */
export type Pace = {
  /** Makes a call when its turn comes, again while the table is too busy for it. */
  call<Reply>(make: () => Promise<Reply>): Promise<Reply>;
  /**
   * Sends everything, at most `size` things a call. What `send` gives back was not taken and is sent again,
   * together with what comes next, so that calls stay full.
   */
  drain<Thing>(
    things: readonly Thing[],
    size: number,
    send: (batch: Thing[]) => Promise<readonly Thing[]>,
  ): Promise<void>;
};

/** Calls at a time; below one, that share of the time goes into one call and the rest is rest. */
const firstWidth = 1;
const leastWidth = 1 / 64;
const mostWidth = 16;
/** What the width grows by while as many calls end well as it has places. */
const growth = 1 / 8;
/** What a call takes, about: rests are measured in it. */
const callMs = 10;
/** About two minutes at the least width. */
const mostRefusals = 200;

type Taken = 'all' | 'some' | 'nothing';

/**
 * Additive increase, multiplicative decrease: the width grows with each call that the table takes, and is
 * halved when it pushes back, once for all calls that were under way at that moment. So any number of functions
 * share a table evenly, whatever it takes a second, and none has to know of the others.
 */
export function createPace(wait: Wait = waitAbout): Pace {
  let width = firstWidth;
  let underWay = 0;
  let halvings = 0;
  let refusals = 0;
  const waiting: (() => void)[] = [];

  function letOut(): void {
    while (waiting.length > 0 && underWay < Math.max(1, Math.floor(width))) {
      underWay += 1;
      waiting.shift()?.();
    }
  }

  async function takePlace(): Promise<void> {
    const turn = new Promise<void>((resolve) => waiting.push(resolve));
    letOut();
    await turn;
  }

  async function leavePlace(): Promise<void> {
    if (width < 1) await wait(callMs * (1 / width - 1));
    underWay -= 1;
    letOut();
  }

  function adapt(taken: Taken, halvingsBefore: number): void {
    refusals = taken === 'nothing' ? refusals + 1 : 0;
    if (taken === 'all') {
      width = Math.min(mostWidth, width + growth / Math.max(1, width));
    } else if (halvings === halvingsBefore) {
      width = Math.max(leastWidth, width / 2);
      halvings += 1;
    }
  }

  /** One call in its turn; null when the table was too busy to look at it. */
  async function turn<Reply>(make: () => Promise<Reply>, takenBy: (reply: Reply) => Taken) {
    await takePlace();
    const before = halvings;
    try {
      const reply = await made(make);
      adapt(reply === null ? 'nothing' : takenBy(reply.reply), before);
      if (refusals < mostRefusals) return reply;
      refusals = 0;
      throw new TableTooBusy(`the table took nothing of ${mostRefusals} calls in a row`);
    } finally {
      void leavePlace();
    }
  }

  return {
    async call(make) {
      for (;;) {
        const answer = await turn(make, () => 'all');
        if (answer !== null) return answer.reply;
      }
    },

    async drain(things, size, send) {
      let next = 0;
      let left: (typeof things)[number][] = [];
      const takeBatch = () => {
        const again = left.splice(0, size);
        const fresh = things.slice(next, next + size - again.length);
        next += fresh.length;
        return again.length === 0 ? fresh : [...again, ...fresh];
      };
      const work = async () => {
        while (next < things.length || left.length > 0) {
          const batch = takeBatch();
          const answer = await turn(
            () => send(batch),
            (rest) => (rest.length === 0 ? 'all' : rest.length < batch.length ? 'some' : 'nothing'),
          );
          left = left.concat(answer?.reply ?? batch);
        }
      };
      const giveUp = (error: unknown) => {
        next = things.length;
        left = [];
        throw error;
      };
      const width = Math.min(mostWidth, Math.ceil(things.length / size));
      const workers = Array.from({ length: width }, () => work().catch(giveUp));
      const failed = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
    },
  };
}

/** The reply of a call; null when it was throttled as a whole. */
async function made<Reply>(make: () => Promise<Reply>): Promise<{ readonly reply: Reply } | null> {
  try {
    return { reply: await make() };
  } catch (error) {
    if (isThrottling(error)) return null;
    throw error;
  }
}
