import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { environmentOfFunctions } from '../deployment.ts';
import type { OpenPlace } from '../place.ts';
import type { Answered, Asked } from './functions.ts';
import { listenForAll } from './loopback.ts';

const functions = fileURLToPath(new URL('./functions.ts', import.meta.url));

/** In a process of its own, whose requests come over sockets. To be killed is to be killed by the system. */
export const inChild: OpenPlace = async ({ aws, wire, clock, scenario, log }) => {
  const loopback = await listenForAll(aws, wire);
  const environment = { ...process.env, ...environmentOfFunctions(aws, scenario), ...loopback.environment };
  let child: ChildProcess | null = null;

  function alive(): ChildProcess {
    if (child === null || child.killed || child.exitCode !== null) {
      const execArgv = ['--import', 'tsx'];
      child = fork(functions, [], { env: environment, execArgv, serialization: 'advanced' });
    }
    return child;
  }

  return {
    async run(job, invocation) {
      const runner = alive();
      invocation.waitedMs = null;
      void invocation.death.then(() => runner.kill('SIGKILL'));
      const reply = await replyOf(runner, { job, now: clock.now });
      // Nobody hears of it from a process that is gone.
      if (reply === null) return new Promise(() => {});
      for (const line of reply.logged) log(line);
      if (reply.end === 'failed') throw new Error(reply.why);
      return reply.answer;
    },
    async close() {
      if (child !== null && child.exitCode === null && !child.killed) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
      await loopback.close();
    },
  };
};

/** What a process answers; null when it ends before. */
function replyOf(runner: ChildProcess, asked: Asked): Promise<Answered | null> {
  return new Promise((resolve) => {
    const settle = (reply: Answered | null) => {
      runner.off('message', settle).off('exit', end);
      resolve(reply);
    };
    const end = () => settle(null);
    runner.on('message', settle).on('exit', end);
    runner.send(asked);
  });
}
