import type { Client } from '../../lambdas/adapters/runtime.ts';
import type { FunctionName } from '../../lambdas/environment.ts';
import { usesHearing, usesOf } from './call-uses.ts';
import { type FunctionCall, functionGuard } from './function-calls.ts';
import { type Allowance, allows, type Use, useText } from './iam.ts';

export type Enforcement = {
  readonly allowancesOf: (by: FunctionName) => readonly Allowance[];
  /** Told of everything that a function does and may do. */
  readonly onUse?: (by: FunctionName, use: Use) => void;
  /** Told of everything that a function may not do, in words. */
  readonly onRefusal?: (refusal: string) => void;
  /** Answers that get lost on their way back. */
  readonly isLost?: (call: FunctionCall) => boolean;
};

/** To be given every new client: functions may do what their roles allow, as on AWS; whatever else they try is denied. */
export function rolesGuard({
  allowancesOf,
  onUse,
  onRefusal,
  isLost,
}: Enforcement): (client: Client) => void {
  function mayAll(by: FunctionName, uses: readonly Use[]): boolean {
    const allowances = allowancesOf(by);
    const refused = uses.filter((use) => !allowances.some((each) => allows(each, use)));
    for (const use of refused) onRefusal?.(`${by} may not do ${useText(use)}`);
    if (refused.length === 0) for (const use of uses) onUse?.(by, use);
    return refused.length === 0;
  }

  return functionGuard({
    mayCall: (call) => mayAll(call.by, usesOf(call)),
    hear(call, status) {
      if (!mayAll(call.by, usesHearing(call, status))) return 'denied';
      return isLost?.(call) ? 'lost' : 'heard';
    },
  });
}
