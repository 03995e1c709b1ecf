import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { setClock, setLog, watchClients } from '../../lambdas/adapters/runtime.ts';
import type { PlanPart } from '../../lambdas/flows/day-plan.ts';
import * as landed from '../../lambdas/handlers/landed.ts';
import * as tick from '../../lambdas/handlers/tick.ts';
import { functions } from '../../lib/functions.ts';
import { toSqsEvent } from '../../local/embedded/event.ts';
import type { PutEvent } from '../../local/embedded/s3.ts';
import type { Delivery } from '../../local/embedded/sns/publish.ts';
import { environmentOf, feedBucket, modelKey, topicPrefix, workBucket } from '../../local/places.ts';
import { steerableModel } from '../support/company.ts';
import { tableAllowances } from '../support/deployed.ts';
import { rolesGuard } from '../support/enforced-roles.ts';
import { type Item, inOrder, type MachineStep, type Work } from './agenda.ts';
import { type AwsState, emptyAws, forkAws, openAws } from './aws.ts';
import { nextDueIn } from './due.ts';
import { fingerprintOf, objectsOf } from './fingerprint.ts';
import { type Invocation, newInvocation } from './invocation.ts';
import { afterFailure, callOfStep, newExecution, nextStep } from './machine.ts';
import { caseOfLink, doDeed, linkIn, lookAt } from './people.ts';
import type { Plan } from './plan.ts';
import type { Chance } from './random.ts';
import type { Scenario } from './scenario.ts';
import { type Accepted, type AcceptedEvent, type Deed, nothingSeen, type Seen } from './seen.ts';
import { openWire, type Step } from './wire.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const topicArn = `arn:aws:sns:eu-central-1:000000000000:${topicPrefix}case-events`;
/** Hours of a day, UTC, at which something may be due by itself. */
const clockworkHours = [0, 6, 7, 12];
/** S3 tells of a put after so long, and a queue shows a message again that nobody dealt with. */
const eventMs = 1_000;
const lateEventMs = 3 * hourMs;
const secondEventMs = 45 * minuteMs;
const queueAgainMs = 30 * minuteMs;
const mostReceives = 5;
/** Somebody whose click failed tries again after so long. */
const clickAgainMs = 2 * minuteMs;

/** A world between two things that it does: everything that its future follows from. */
export type Snapshot = {
  readonly now: number;
  readonly aws: AwsState;
  readonly agenda: readonly Item[];
  readonly seen: Seen;
  readonly steps: number;
  readonly puts: number;
  readonly clockwork: number;
  readonly orders: number;
  readonly invocations: number;
};

export type Simulation = Awaited<ReturnType<typeof simulate>>;

/** Functions may do here what they may do on AWS; what fails for that is no fault of any plan. */
const underRoles = rolesGuard({
  allowancesOf: tableAllowances,
  onRefusal(refusal) {
    throw new Error(refusal);
  },
});

let coldStarts = 0;
/** Which run of which function a request belongs to, when several run at once. */
const running = new AsyncLocalStorage<Invocation>();

/** The world of a scenario before anything has happened. */
export function firstSnapshot(scenario: Scenario): Snapshot {
  const start = Date.parse(`${scenario.startsAt}:00Z`);
  const items: Item[] = [];
  const put = (at: number, work: Work) => items.push({ at, order: items.length, work });
  for (const [place, { at }] of scenario.script.entries()) {
    put(Date.parse(`${at}:00Z`), { kind: 'happening', place });
  }
  put(nextOf([6], start), { kind: 'schedule' });
  put(start, { kind: 'tick' });
  return {
    now: start,
    aws: emptyAws(),
    agenda: items.sort(inOrder),
    seen: nothingSeen,
    steps: 0,
    puts: 0,
    clockwork: 0,
    orders: items.length,
    invocations: 0,
  };
}

/** Goes on from a snapshot, which stays as it is. Only one simulation runs at a time in a process. */
export async function simulate(scenario: Scenario, from: Snapshot, plan: Plan) {
  const clock = { now: from.now };
  let agenda = [...from.agenda];
  const accepted: Accepted[] = [...from.seen.accepted];
  const events: AcceptedEvent[] = [...from.seen.events];
  const deeds: Deed[] = [...from.seen.deeds];
  const troubled = new Set(from.seen.troubled);
  let { puts, clockwork, orders, invocations } = from;
  let { writingLooks } = from.seen;
  const outside = newInvocation(0, 'outside', dayMs);
  let current: Invocation = outside;
  let quietTicks = 0;
  const twistedAt = { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
  let chooser: Chance | null = null;
  const waiting: (() => void)[] = [];
  const alive = new Set<Invocation>();

  const aws = await openAws(forkAws(from.aws), () => clock.now, {
    onPut: (event) => {
      if (event.bucket === feedBucket && !event.key.startsWith('receipts/')) noticePut(event);
    },
    onDelivery,
    onExecution: startMachine,
  });
  const wire = openWire({
    aws,
    plan,
    clock,
    current: () => running.getStore() ?? current,
    onBlackout,
    gate: () => (chooser === null ? Promise.resolve() : new Promise<void>((go) => waiting.push(go))),
    firstStep: from.steps,
    refuses: (recipientId) => scenario.unreachable?.includes(recipientId) ?? false,
  });
  await live();

  /** Hands this process over to this world; whatever its functions knew is forgotten. */
  async function live(): Promise<void> {
    setClock(
      () => clock.now,
      async () => {},
    );
    setLog(() => {});
    watchClients((client) => {
      wire.attach(client);
      underRoles(client);
    });
    Object.assign(process.env, aws.environment, {
      ...environmentOf(topicArn, {
        linkBaseUrl: 'https://bellwether.example',
        runAt: '06:00',
        model: steerableModel,
      }),
      DEFAULT_DESK: 'desk',
    });
    startCold();
    if (from.steps === 0 && from.now === Date.parse(`${scenario.startsAt}:00Z`)) await prepare();
  }

  function startCold(): void {
    coldStarts += 1;
    process.env['AWS_ENDPOINT_URL_COLD_START'] = String(coldStarts);
  }

  /** What a deployment makes: the topic for machines, the model. */
  async function prepare(): Promise<void> {
    await aws.answer({
      ...aws.addressOf('sns'),
      headers: {},
      method: 'POST',
      path: '/',
      body: `Action=CreateTopic&Name=${topicPrefix}case-events`,
    });
    await putObject(workBucket, modelKey, steerableModel);
  }

  async function putObject(bucket: string, key: string, body: string | null): Promise<void> {
    const { statusCode } = await aws.answer({
      method: body === null ? 'DELETE' : 'PUT',
      ...aws.addressOf('s3'),
      path: `/${bucket}/${key}`,
      headers: { 'content-length': String(Buffer.byteLength(body ?? '')) },
      body: body ?? '',
    });
    if (statusCode >= 300) throw new Error(`${key} was not put: ${statusCode}`);
  }

  function later(afterMs: number, work: Work): void {
    add(clock.now + afterMs, work);
  }

  function add(at: number, work: Work): void {
    orders += 1;
    agenda.push({ at, order: orders, work });
    agenda.sort(inOrder);
  }

  function startMachine(input: unknown): void {
    later(eventMs, { kind: 'machine', step: newExecution(input, `execution-${orders + 1}`) });
  }

  function noticePut(put: PutEvent): void {
    puts += 1;
    const twist = plan.events.get(puts);
    if (twist !== undefined) twisted(twist === 'twice' ? secondEventMs : 0);
    if (twist === 'never') return;
    later(twist === 'late' ? lateEventMs : eventMs, { kind: 'event', put, tries: 0 });
    if (twist === 'twice') later(secondEventMs, { kind: 'event', put, tries: 0 });
  }

  function onDelivery({ at, topicArn: to, subject, attributes, deliveries }: Delivery): void {
    const eventId = attributes['eventId']?.value;
    if (eventId !== undefined) {
      const [caseId = '', sequence = ''] = eventId.split('#');
      events.push({ at, caseId, sequence: Number(sequence) });
      return;
    }
    const recipientId = to?.split('recipient-')[1] ?? '';
    const noticeId = attributes['noticeId']?.value ?? '';
    const step = attributes['step']?.value ?? '';
    const text = JSON.stringify([subject, deliveries]);
    const isFirst = !accepted.some((each) => each.noticeId === noticeId && each.recipientId === recipientId);
    const { number } = running.getStore() ?? current;
    accepted.push({ at, recipientId, noticeId, step, text, invocation: number });
    if (!isFirst) return;
    for (const habit of scenario.habits) {
      if (habit.who !== recipientId || habit.gets !== step) continue;
      const link = linkIn(text, habit.about);
      if (link !== null) later(habit.afterMinutes * minuteMs, { kind: 'deed', habit, link, tries: 0 });
    }
  }

  /** Something goes on otherwise than it should, until then. */
  function twisted(forMs: number): void {
    twistedAt.first = Math.min(twistedAt.first, clock.now);
    twistedAt.last = Math.max(twistedAt.last, clock.now + forMs);
  }

  function onBlackout(): void {
    for (const each of alive) each.kill();
    agenda = agenda.filter(({ work }) => work.kind !== 'machine');
  }

  /** Runs a function; `died` when it was killed, after which none of it ever goes on. */
  async function invoke(
    name: string,
    timeoutSeconds: number,
    call: () => Promise<unknown>,
  ): Promise<{
    readonly end: 'done' | 'failed' | 'died';
    readonly answer: unknown;
    readonly invocation: Invocation;
  }> {
    invocations += 1;
    const invocation = newInvocation(invocations, name, timeoutSeconds * 1_000);
    alive.add(invocation);
    if (chooser === null) current = invocation;
    const work = chooser === null ? call() : running.run(invocation, call);
    const result = await Promise.race([
      work.then(
        (answer) => ({ end: 'done' as const, answer }),
        (error: unknown) => ({ end: 'failed' as const, answer: error }),
      ),
      invocation.death.then(() => ({ end: 'died' as const, answer: null })),
    ]);
    // What it still does beside its answer, or would do if it were alive.
    if (chooser === null) await setImmediate();
    alive.delete(invocation);
    if (invocation.isTroubled) troubled.add(invocation.number);
    if (result.end === 'died') startCold();
    if (chooser === null) current = outside;
    return { ...result, invocation };
  }

  async function work(item: Item): Promise<void> {
    const todo = item.work;
    switch (todo.kind) {
      case 'happening': {
        const happening = scenario.script[todo.place];
        if (happening !== undefined) await putObject(feedBucket, happening.key, happening.body);
        return soonTick();
      }
      case 'schedule':
        return schedule(item.at);
      case 'event':
        return tell(todo);
      case 'machine':
        return goOn(todo.step, todo.isEcho ?? false);
      case 'deed':
        return deed(todo);
      case 'tick':
        return beat();
    }
  }

  function schedule(at: number): void {
    clockwork += 1;
    const twist = plan.clockwork.get(clockwork);
    if (twist !== undefined) twisted(minuteMs);
    const start = () => startMachine({ scheduledTime: new Date(at).toISOString() });
    if (twist !== 'missed') start();
    if (twist === 'doubled') start();
    add(at + dayMs, { kind: 'schedule' });
    soonTick();
  }

  async function tell({ put, tries }: Extract<Work, { kind: 'event' }>): Promise<void> {
    const { end } = await invoke('landed', functions.landed.timeoutSeconds, () =>
      landed.handler(toSqsEvent([put])),
    );
    if (end !== 'done' && tries + 1 < mostReceives) {
      later(queueAgainMs, { kind: 'event', put, tries: tries + 1 });
    }
    soonTick();
  }

  async function goOn(step: MachineStep, isEcho: boolean): Promise<void> {
    const name = step.state === 'tell' ? 'tick' : step.state === 'release' ? 'finish' : step.state;
    const { end, answer } = await invoke(name, functions[name].timeoutSeconds, callOfStep(step));
    if (isEcho) return;
    const next = end === 'done' ? await nextStep(step, answer, partsOf) : afterFailure(step);
    if (next !== null) later(next.afterMs, { kind: 'machine', step: next.step });
    soonTick();
  }

  async function partsOf(key: string): Promise<readonly PlanPart[]> {
    return JSON.parse(objectsOf(aws.state().work).get(key) ?? '[]') as PlanPart[];
  }

  async function deed({ habit, link, tries }: Extract<Work, { kind: 'deed' }>): Promise<void> {
    const askedAt = clock.now;
    const seconds = functions.page.timeoutSeconds;
    const before = wire.steps.length;
    await invoke('page', seconds, () => lookAt(link));
    if (wire.steps.slice(before).some(({ isWrite }) => isWrite)) writingLooks += 1;
    const { end, answer } = await invoke('page', seconds, () => doDeed(link, habit));
    if (end === 'done') {
      const { who, posts } = habit;
      const outcome = answer as Deed['outcome'];
      deeds.push({ at: clock.now, askedAt, who, caseId: caseOfLink(link), posts, outcome });
    } else {
      later(clickAgainMs, { kind: 'deed', habit, link, tries: tries + 1 });
    }
    soonTick();
  }

  async function beat(): Promise<void> {
    clockwork += 1;
    const twist = plan.clockwork.get(clockwork);
    if (twist !== undefined) twisted(minuteMs);
    const before = wire.steps.length;
    const ends: string[] = [];
    for (let time = 0; time < (twist === 'missed' ? 0 : twist === 'doubled' ? 2 : 1); time += 1) {
      ends.push((await invoke('tick', functions.tick.timeoutSeconds, () => tick.handler())).end);
    }
    const hasWritten = wire.steps.slice(before).some(({ isWrite }) => isWrite);
    const isQuiet = ends.length > 0 && ends.every((end) => end === 'done') && !hasWritten;
    quietTicks = isQuiet ? quietTicks + 1 : 0;
    add(isQuiet ? nextUsefulTick() : nextMinute(), { kind: 'tick' });
  }

  /** A quiet minute is followed by others until something is due. */
  function nextUsefulTick(): number {
    const due = nextDueIn(aws.state().tables);
    const overdue = due !== null && due <= clock.now;
    const next = overdue ? clock.now + 2 ** Math.min(quietTicks - 1, 6) * minuteMs : (due ?? Infinity);
    return Math.max(nextMinute(), Math.min(ceilMinute(next), nextOf(clockworkHours, clock.now)));
  }

  function nextMinute(): number {
    return ceilMinute(clock.now + 1);
  }

  /** Something happened: the very next minute's tick matters. */
  function soonTick(): void {
    const next = nextMinute();
    const place = agenda.findIndex((item) => item.work.kind === 'tick');
    const [pending] = place < 0 ? [] : agenda.splice(place, 1);
    add(Math.min(next, pending?.at ?? next), { kind: 'tick' });
  }

  function snapshot(): Snapshot {
    return {
      now: clock.now,
      aws: forkAws(aws.state()),
      agenda: [...agenda],
      seen: seen(),
      steps: from.steps + wire.steps.length,
      puts,
      clockwork,
      orders,
      invocations,
    };
  }

  function seen(): Seen {
    return {
      accepted: [...accepted],
      events: [...events],
      deeds: [...deeds],
      troubled: new Set(troubled),
      writingLooks,
    };
  }

  return {
    snapshot,
    close: aws.close,
    seen,
    steps: (): readonly Step[] => wire.steps,
    lastTroubleAt: () => Math.max(wire.lastTroubleAt(), twistedAt.last),
    firstTroubleAt: () => Math.min(wire.firstTroubleAt(), twistedAt.first),
    isThrough: () =>
      wire.isThrough() &&
      Math.max(0, ...plan.events.keys()) <= puts &&
      Math.max(0, ...plan.clockwork.keys()) <= clockwork,
    now: () => clock.now,
    state: () => aws.state(),
    /** When it does the next thing. */
    nextAt: () => agenda[0]?.at ?? Number.POSITIVE_INFINITY,
    nextKind: () => agenda[0]?.work.kind ?? null,
    fingerprint: () => fingerprintOf(aws.state(), agenda, seen()),
    /** Does the next thing. */
    async next(): Promise<void> {
      const item = agenda.shift();
      if (item === undefined) return;
      clock.now = Math.max(clock.now, item.at);
      await work(item);
    },
    /** Does the next things at once, their requests one by one in an order that chance chooses. */
    async nextTogether(items: readonly Work[], chance: Chance): Promise<void> {
      chooser = chance;
      let left = items.length;
      for (const each of items) {
        const item = { at: clock.now, order: 0, work: each };
        void work(item).finally(() => {
          left -= 1;
        });
      }
      while (left > 0) {
        await setImmediate();
        const [go] = waiting.length === 0 ? [] : waiting.splice(chance.below(waiting.length), 1);
        go?.();
      }
      chooser = null;
    },
    /** Takes the next thing off the agenda, and waits for its time. */
    takeNext(): Work | null {
      const item = agenda.shift();
      if (item === undefined) return null;
      clock.now = Math.max(clock.now, item.at);
      return item.work;
    },
  };
}

function ceilMinute(at: number): number {
  return Math.ceil(at / minuteMs) * minuteMs;
}

function nextOf(hours: readonly number[], after: number): number {
  const midnight = after - (after % dayMs);
  const all = [0, dayMs].flatMap((day) => hours.map((hour) => midnight + day + hour * hourMs));
  return Math.min(...all.filter((at) => at > after));
}
