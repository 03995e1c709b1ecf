import type { ConfirmationRequest } from '../../local/embedded/sns/desk.ts';
import type { Work } from './agenda.ts';
import type { Aws } from './aws.ts';
import { askSns, topicOf } from './deployment.ts';
import { dayMs, minuteMs } from './hours.ts';
import type { Invoked } from './invoker.ts';
import type { Job } from './jobs.ts';
import type { Upkeep } from './scenario.ts';

/** How often Lambda tries the check of a night again (lib/constructs/pipeline-functions.ts). */
const reachRetries = 2;
const rotationSteps = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;
const rotationStepMs = 1_000;
const rotateAgainMs = 10 * minuteMs;

export type UpkeepSetting = {
  readonly aws: Pick<Aws, 'optOut' | 'answer' | 'addressOf'>;
  readonly confirms: Upkeep['confirms'] | undefined;
  /** Says how often a schedule that fires now happens. */
  readonly twists: { readonly timesOfClockwork: () => number };
  readonly add: (at: number, work: Work) => void;
  readonly later: (afterMs: number, work: Work) => void;
  /** Something may have become due. */
  readonly soonTick: () => void;
  readonly invoke: (name: 'reachability' | 'rotate-secret', job: Job) => Promise<Invoked>;
};

type UpkeepWork = Extract<
  Work,
  { readonly kind: 'opt-out' | 'farewell' | 'confirmation' | 'reachability' | 'rotation' }
>;

/** What AWS and recipients do besides: the check of the night, the change of keys, a STOP, and who confirms an address. */
export function openUpkeep({ aws, confirms, twists, add, later, soonTick, invoke }: UpkeepSetting) {
  async function checkReach(at: number, tries: number): Promise<void> {
    if (tries === 0) add(at + dayMs, { kind: 'reachability', tries: 0 });
    const starts = tries === 0 ? twists.timesOfClockwork() : 1;
    for (let start = 0; start < starts; start += 1) {
      const { end } = await invoke('reachability', { kind: 'reachability' });
      if (end !== 'done' && tries < reachRetries)
        later((tries + 1) * minuteMs, { kind: 'reachability', tries: tries + 1 });
    }
    soonTick();
  }

  /** Step by step; after one that failed Secrets Manager begins again, with the same version. */
  async function rotate({ step, version }: Extract<Work, { kind: 'rotation' }>): Promise<void> {
    const { end } = await invoke('rotate-secret', { kind: 'rotation', step, version });
    const next = rotationSteps[rotationSteps.indexOf(step) + 1];
    if (end !== 'done') later(rotateAgainMs, { kind: 'rotation', step: 'createSecret', version });
    else if (next !== undefined) later(rotationStepMs, { kind: 'rotation', step: next, version });
  }

  async function unsubscribe(recipientId: string): Promise<void> {
    const TopicArn = topicOf(recipientId);
    const listed = await askSns(aws, { Action: 'ListSubscriptionsByTopic', TopicArn });
    const [, SubscriptionArn = ''] = /<SubscriptionArn>(arn:[^<]*)</.exec(listed) ?? [];
    await askSns(aws, { Action: 'Unsubscribe', SubscriptionArn });
  }

  return {
    /** An address is asked whether it is one. */
    askedToConfirm({ topicArn, endpoint, token, at }: ConfirmationRequest): void {
      const opensAt = endpoint === confirms?.email ? Date.parse(`${confirms.at}:00Z`) : at;
      add(Math.max(at, opensAt), { kind: 'confirmation', topicArn, token });
    },
    async work(at: number, todo: UpkeepWork): Promise<void> {
      if (todo.kind === 'opt-out') await aws.optOut(todo.phone);
      else if (todo.kind === 'farewell') await unsubscribe(todo.recipientId);
      else if (todo.kind === 'confirmation')
        await askSns(aws, { Action: 'ConfirmSubscription', TopicArn: todo.topicArn, Token: todo.token });
      else if (todo.kind === 'rotation') await rotate(todo);
      else await checkReach(at, todo.tries);
    },
  };
}
