import type { Client } from '../../lambdas/adapters/runtime.ts';
import type { Tables } from '../../local/embedded/dynamodb/operations.ts';
import { networkError, type SdkReply, type SdkRequest } from '../../local/embedded/in-process.ts';
import { forkTables } from '../../local/embedded/memory-dynamodb.ts';
import { attach, type Patience } from './attach.ts';
import type { Aws } from './aws.ts';
import { type Call, callOf } from './call.ts';
import { canHappen, errorReply, type FaultKind } from './faults.ts';
import { minuteMs } from './hours.ts';
import type { Invocation } from './invocation.ts';
import { openTurns } from './lock.ts';
import { overruledBy } from './overruled.ts';
import { partialAnswer } from './partial.ts';
import type { Outage, Plan } from './plan.ts';
import { desk } from './policy.ts';

/** No function asks so often, unless it never comes to its end. */
const mostRequests = 20_000;
/** The tables as a function found them when it was called, and since when they were so. */
type Found = { readonly invocation: number; readonly since: number; readonly tables: Tables };

/** A request that was made, as the trace keeps it. */
export type Step = Call & {
  readonly number: number;
  readonly at: number;
  readonly by: string;
  readonly invocation: number;
  readonly fault: FaultKind | 'blackout' | null;
};

export type WireSetting = {
  readonly aws: Aws;
  readonly plan: Plan;
  readonly clock: { now: number };
  readonly current: () => Invocation;
  /** Everything that runs is to die. */
  readonly onBlackout: () => void;
  /** Waits for a request's turn, when several functions run at once. */
  readonly gate: (isContested: boolean) => Promise<void>;
  /** A case was stored that overrules what somebody had done. */
  readonly onOverruled: (how: string) => void;
  /** What runs would go on for ever. */
  readonly onEndless: (how: string) => void;
  /** A run of a day did something while another was at it. */
  readonly onOutOfTurn: (how: string) => void;
  readonly firstStep: number;
  /** What is read of a table without asking to be sure is from before the call before, and at least so old. */
  readonly lagMs: number;
  /** Whether SNS will never take a message for this recipient. */
  readonly refuses: (recipientId: string) => boolean;
  /** Whether nothing that is planned happens to requests of this service. */
  readonly isSpared: (service: Call['service']) => boolean;
};

/** Between every client and AWS: counts requests, and lets happen what is planned. */
export function openWire(setting: WireSetting) {
  const { aws, plan, clock } = setting;
  const steps: Step[] = [];
  const stepsOf = new Map<number, Step[]>();
  /** Whom SNS would not take a message for, by plan. */
  const refused = new Set<string>();
  const begun = new Map<Outage, number>();
  let lastTroubleAt = Number.NEGATIVE_INFINITY;
  let firstTroubleAt = Number.POSITIVE_INFINITY;
  /** The last of them, the newest last; the first is older than any copy may be. */
  let found: readonly Found[] = [];
  let lastAt = clock.now;
  let laggingInvocation = 0;
  const turns = openTurns(clock);

  function outageOf({ service, operation }: Call, step: number): FaultKind | null {
    for (const outage of plan.outages) {
      if (outage.service !== service || step < outage.fromStep) continue;
      if (outage.kind === 'partial' && operation === 'GetObject') continue;
      const start = begun.get(outage) ?? clock.now;
      begun.set(outage, start);
      if (clock.now < start + outage.minutes * minuteMs) return outage.kind;
    }
    return null;
  }

  /** When all outages that have begun are over. */
  function outagesEndAt(): number {
    const out = [...begun].filter(([{ kind }]) => kind !== 'partial');
    return Math.max(...out.map(([{ minutes }, start]) => start + minutes * minuteMs));
  }

  function rememberTables(invocation: number): void {
    if (found.at(-1)?.invocation !== invocation) {
      const now = { invocation, since: lastAt, tables: forkTables(aws.tables) };
      const first = found.findLastIndex(({ since }) => since <= clock.now - setting.lagMs);
      found = [...found.slice(Math.max(0, Math.min(first, found.length - 1))), now];
    }
    lastAt = clock.now;
  }

  async function handle(request: SdkRequest, patience: Patience): Promise<SdkReply> {
    const invocation = setting.current();
    if (invocation.isOver) invocation.isCutOff = true;
    if (invocation.isDead || invocation.isOver) return never();
    const service = aws.serviceOf(request);
    const call = callOf(service, request);
    await setting.gate(isContested(call));
    if (invocation.isDead) return never();
    const number = setting.firstStep + steps.length + 1;
    rememberTables(invocation.number);
    const asked = setting.isSpared(service) ? null : (plan.faults.get(number) ?? outageOf(call, number));
    const planned = asked !== null && canHappen(asked, call) ? asked : null;
    const isBlackout = plan.blackouts.has(number);
    const fault = isBlackout ? 'blackout' : planned;
    const { name: by, number: of } = invocation;
    const made: Omit<Step, keyof Call> = { number, at: clock.now, by, invocation: of, fault };
    const step = Object.assign(call, made);
    steps.push(step);
    const own = stepsOf.get(invocation.number) ?? [];
    own.push(step);
    stepsOf.set(invocation.number, own);
    if (own.length === mostRequests) {
      setting.onEndless(`${by} asks without an end`);
      invocation.kill();
      return never();
    }
    if (fault !== null && !isHarmless(fault, call)) {
      lastTroubleAt = clock.now;
      firstTroubleAt = Math.min(firstTroubleAt, clock.now);
      invocation.isTroubled = true;
    }
    if (fault === 'blackout') {
      setting.onBlackout();
      return never();
    }
    const refusal = refusalOf(step);
    if (refusal !== null) return errorReply(call, refusal);
    return applied(fault, call, request, invocation, patience);
  }

  /**
   * Why SNS takes no message for somebody, ever: it refuses the address, or the topic is gone. The default desk, for which
   * nobody stands in, it refuses only once.
   */
  function refusalOf({ operation, subject, fault, number }: Step): 'refused' | 'gone' | null {
    const [, recipientId] = subject.split('recipient-');
    if (operation !== 'Publish' || recipientId === undefined) return null;
    if (setting.refuses(recipientId)) return 'refused';
    if (fault === 'refused') refused.add(recipientId);
    const isRefused = fault === 'refused' || (refused.has(recipientId) && recipientId !== desk);
    if (!isRefused) return null;
    return number % 2 === 0 ? 'gone' : 'refused';
  }

  async function applied(
    fault: FaultKind | null,
    call: Call,
    request: SdkRequest,
    invocation: Invocation,
    patience: Patience,
  ): Promise<SdkReply> {
    if (fault === 'stale') laggingInvocation = invocation.number;
    // Always, for nothing may hang on it; what an index shows lags only when that is planned, and less.
    const isLagging = call.isUnsure || (call.isEventual && laggingInvocation === invocation.number);
    const older = (call.isUnsure ? undefined : found.at(-2)) ?? found[0];
    const answer = (asked: SdkRequest) =>
      isLagging && older !== undefined ? aws.answerFrom(older.tables, asked) : aws.answer(asked);
    switch (fault) {
      case 'crash-before':
        invocation.kill();
        return never();
      case 'throttle':
        return errorReply(call, 'throttle');
      case '500-before':
        return errorReply(call, 'broken');
      case 'denied':
      case 'refused':
        return errorReply(call, fault);
      case 'reset-before':
        throw networkError('ECONNRESET');
      case 'partial':
        return partialAnswer(call, request, answer);
    }
    const overruled = overruledBy(call, request, aws.tables);
    const outOfTurn = turns.brokenBy(call, aws.tables, invocation);
    const reply = await answer(request);
    if (reply.statusCode === 200) {
      for (const how of overruled) setting.onOverruled(how);
      for (const how of outOfTurn) setting.onOutOfTurn(how);
      turns.done(call, invocation);
    }
    switch (fault) {
      case 'crash-after':
        invocation.kill();
        return never();
      case '500-after':
        return errorReply(call, 'broken');
      case 'reset-after':
        throw networkError('ECONNRESET');
      case 'hang':
        return hung(invocation, patience);
      default:
        return reply;
    }
  }

  /** Nobody hears the reply: the client gives up, or the function runs out of time. */
  function hung(invocation: Invocation, { requestTimeout, givesUp }: Patience): Promise<never> {
    if (!givesUp) {
      clock.now += invocation.timeoutMs;
      invocation.kill();
      return never();
    }
    clock.now += requestTimeout;
    lastTroubleAt = clock.now;
    throw Object.assign(new Error('the request timed out'), { name: 'TimeoutError' });
  }

  return {
    steps,
    /** The requests of one run of a function. */
    stepsOf: (invocation: number): readonly Step[] => stepsOf.get(invocation) ?? [],
    /** Whether SNS would not take a message for this person, by plan or ever. */
    hasRefused: (recipientId: string) => setting.refuses(recipientId) || refused.has(recipientId),
    firstTroubleAt: () => firstTroubleAt,
    /** Whether everything planned has happened. */
    isThrough: () =>
      Math.max(0, ...plan.faults.keys(), ...plan.blackouts) <= setting.firstStep + steps.length &&
      plan.outages.every((outage) => {
        const start = begun.get(outage);
        return start !== undefined && clock.now >= start + outage.minutes * minuteMs;
      }),
    lastTroubleAt: () => Math.max(lastTroubleAt, outagesEndAt()),
    outagesEndAt,
    /** Answers a request of the function that runs, or never. */
    handle,
    /** Makes a client send its requests here. */
    attach: (client: Client) => attach(client, handle),
  };
}

/** Who gets a part of a page or a batch asks for the rest at once. */
function isHarmless(fault: FaultKind | 'blackout', { operation }: Call): boolean {
  return fault === 'partial' && operation !== 'GetObject';
}

/** Cases, notices, days and the lock are everybody's; the ledger only says again what it says. */
function isContested({ operation, subject }: Call): boolean {
  return operation === 'PutItem' && !subject.startsWith('ledger');
}

export type Wire = ReturnType<typeof openWire>;

function never(): Promise<never> {
  return new Promise(() => {});
}
