import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { dayMs } from './hours.ts';
import { type Invocation, newInvocation } from './invocation.ts';
import type { Order, Turn } from './order.ts';

/** How a run of a function ended: `died` when it was killed, after which none of it ever goes on. */
export type Invoked = {
  readonly end: 'done' | 'failed' | 'died';
  readonly answer: unknown;
  /** The number of the run. */
  readonly invocation: number;
};

/** Which run of which function a request belongs to, when several run at once. */
const running = new AsyncLocalStorage<Invocation>();

/** Which of those that run at once a request belongs to. */
const racing = new AsyncLocalStorage<number>();

/** Who is awaited so long waits for what another has asked for: warm functions share what they read. */
const mostRounds = 20_000;

let coldStarts = 0;

/** Whatever functions knew is forgotten: they make new clients and read everything again. */
export function startCold(): void {
  coldStarts += 1;
  process.env['AWS_ENDPOINT_URL_COLD_START'] = String(coldStarts);
}

/** Runs functions, one after another or several at once. */
export function openInvoker(from: { readonly invocations: number; readonly troubled: ReadonlySet<number> }) {
  const outside = newInvocation(0, 'outside', dayMs);
  const alive = new Set<Invocation>();
  const troubled = new Set(from.troubled);
  const waiting: (Turn & { readonly go: () => void })[] = [];
  let { invocations } = from;
  let current: Invocation = outside;
  let isTogether = false;

  async function invoke(
    name: string,
    timeoutSeconds: number,
    call: (invocation: Invocation) => Promise<unknown>,
  ): Promise<Invoked> {
    invocations += 1;
    const invocation = newInvocation(invocations, name, timeoutSeconds * 1_000);
    alive.add(invocation);
    if (!isTogether) current = invocation;
    const work = isTogether ? running.run(invocation, () => call(invocation)) : call(invocation);
    const result = await Promise.race([
      work.then(
        (answer) => ({ end: 'done' as const, answer }),
        (error: unknown) => ({ end: 'failed' as const, answer: error }),
      ),
      invocation.death.then(() => ({ end: 'died' as const, answer: null })),
    ]);
    // Those that run at once share what they know, and so what one of them has asked for.
    invocation.isOver = !isTogether;
    if (!isTogether) await setImmediate();
    alive.delete(invocation);
    if (invocation.isTroubled) troubled.add(invocation.number);
    if (result.end === 'died' || invocation.isCutOff) startCold();
    if (!isTogether) current = outside;
    return { ...result, invocation: invocation.number };
  }

  /** Does these at once, their requests one by one in this order. */
  async function together(works: readonly (() => Promise<void>)[], order: Order): Promise<void> {
    isTogether = true;
    const left = new Set(works.keys());
    for (const [racer, work] of works.entries()) {
      void racing.run(racer, work).finally(() => left.delete(racer));
    }
    let rounds = 0;
    while (left.size > 0) {
      await setImmediate();
      rounds += 1;
      const next = waiting.length === 0 ? null : (order(waiting, left) ?? (rounds > mostRounds ? 0 : null));
      if (next === null) continue;
      waiting.splice(next, 1)[0]?.go();
      rounds = 0;
    }
    isTogether = false;
    // What follows goes on without: all that is asynchronous in this process takes longer while they are watched.
    running.disable();
    racing.disable();
  }

  return {
    invoke,
    together,
    /** Waits for a request's turn, when several functions run at once. */
    gate: (isContested: boolean) =>
      isTogether
        ? new Promise<void>((go) => waiting.push({ racer: racing.getStore() ?? 0, isContested, go }))
        : Promise.resolve(),
    current: () => running.getStore() ?? current,
    killAll() {
      for (const each of alive) each.kill();
    },
    invocations: () => invocations,
    troubled: () => new Set(troubled),
  };
}
