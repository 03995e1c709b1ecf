import { setClock, setLog } from '../../../lambdas/adapters/runtime.ts';
import { doJob, type Job } from '../jobs.ts';

/** What the parent asks for: a job, and what time it is. */
export type Asked = { readonly job: Job; readonly now: number };
export type Answered =
  | { readonly end: 'done'; readonly answer: unknown }
  | { readonly end: 'failed'; readonly why: string };

/** The process in which functions run that may be killed: does what its parent asks, one job after another. */
setLog(() => {});
process.on('message', async ({ job, now }: Asked) => {
  setClock(
    () => now,
    async () => {},
  );
  process.send?.(await answerOf(job));
});

async function answerOf(job: Job): Promise<Answered> {
  try {
    return { end: 'done', answer: await doJob(job) };
  } catch (error) {
    return { end: 'failed', why: String(error) };
  }
}
