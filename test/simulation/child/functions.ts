import { setClock, setLog } from '../../../lambdas/adapters/runtime.ts';
import { doJob, type Job } from '../jobs.ts';

/** What the parent asks for: a job, and what time it is. */
export type Asked = { readonly job: Job; readonly now: number };
export type Answered = { readonly logged: readonly string[] } & (
  | { readonly end: 'done'; readonly answer: unknown }
  | { readonly end: 'failed'; readonly why: string }
);

/** The process in which functions run that may be killed: does what its parent asks, one job after another. */
process.on('message', async ({ job, now }: Asked) => {
  setClock(
    () => now,
    async () => {},
  );
  const logged: string[] = [];
  setLog((line) => logged.push(line));
  process.send?.({ ...(await answerOf(job)), logged } satisfies Answered);
});

async function answerOf(job: Job) {
  try {
    return { end: 'done' as const, answer: await doJob(job) };
  } catch (error) {
    return { end: 'failed' as const, why: String(error) };
  }
}
