/** Runs works with the same name one after another; works with different names do not wait for each other. */
export function serially(): <Result>(name: string, work: () => Promise<Result>) => Promise<Result> {
  const tails = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(work, work);
    const tail = turn.catch(() => {});
    tails.set(name, tail);
    try {
      return await turn;
    } finally {
      if (tails.get(name) === tail) tails.delete(name);
    }
  };
}
