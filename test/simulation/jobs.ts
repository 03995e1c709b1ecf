import type { RotationStep } from '../../lambdas/adapters/link-key-rotation.ts';
import * as landed from '../../lambdas/handlers/landed.ts';
import * as reachability from '../../lambdas/handlers/reachability.ts';
import * as rotateSecret from '../../lambdas/handlers/rotate-secret.ts';
import * as tick from '../../lambdas/handlers/tick.ts';
import { toSqsEvent } from '../../local/embedded/event.ts';
import type { PutEvent } from '../../local/embedded/s3.ts';
import { linkSecretArn } from '../../local/places.ts';
import type { MachineStep } from './agenda.ts';
import { callOfStep } from './machine.ts';
import { doDeed, lookAt } from './people.ts';

/** What a function is called for, in words that another process understands. */
export type Job =
  | { readonly kind: 'landed'; readonly puts: readonly PutEvent[] }
  | { readonly kind: 'tick' }
  | { readonly kind: 'reachability' }
  | { readonly kind: 'rotation'; readonly step: RotationStep['Step']; readonly version: string }
  | { readonly kind: 'machine'; readonly step: MachineStep }
  | { readonly kind: 'look'; readonly link: string }
  | {
      readonly kind: 'post';
      readonly link: string;
      readonly posts: string;
      readonly from: 'own-page' | 'elsewhere';
    };

/** Calls the handler in this process. */
export function doJob(job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'landed':
      return landed.handler(toSqsEvent(job.puts));
    case 'tick':
      return tick.handler();
    case 'reachability':
      return reachability.handler();
    case 'rotation': {
      const { step, version } = job;
      return rotateSecret.handler({ Step: step, SecretId: linkSecretArn, ClientRequestToken: version });
    }
    case 'machine':
      return callOfStep(job.step);
    case 'look':
      return lookAt(job.link);
    case 'post':
      return doDeed(job.link, job.posts, job.from);
  }
}
