/** Time that passes only when everything waits for it. */
export function virtualTime() {
  let now = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms: number) => new Promise<void>((wake) => sleepers.push({ at: now + ms, wake })),
    /** Lets time pass until the work has ended. */
    async run<Result>(work: Promise<Result>): Promise<Result> {
      let hasEnded = false;
      const end = () => {
        hasEnded = true;
      };
      work.then(end, end);
      for (;;) {
        // Everything that can go on without time passing goes on first.
        await new Promise(setImmediate);
        if (hasEnded) return work;
        const next = sleepers.sort((a, b) => a.at - b.at).shift();
        if (next === undefined) throw new Error('the work waits for something else than time');
        now = next.at;
        next.wake();
      }
    },
  };
}
