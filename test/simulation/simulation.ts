import type { PlanPart } from '../../lambdas/flows/day-plan.ts';
import { functions } from '../../lib/functions.ts';
import { feedBucket, modelKey, workBucket } from '../../local/places.ts';
import { type Event, functionOfState, type MachineStep, openAgenda, type Work } from './agenda.ts';
import { forgetOld, forkAws, openAws } from './aws.ts';
import { openClicks } from './clicks.ts';
import { deploy, putObject } from './deployment.ts';
import { nextDueIn } from './due.ts';
import { isApplied } from './faults.ts';
import { fingerprintOf, objectsOf } from './fingerprint.ts';
import { openGauges } from './gauges.ts';
import { ceilMinute, minuteMs, nextRun, nextUsefulTick } from './hours.ts';
import { type Invoked, openInvoker } from './invoker.ts';
import type { Job } from './jobs.ts';
import { executionOf } from './lock.ts';
import { afterFailure, newExecution, nextStep } from './machine.ts';
import { openMailroom } from './mailroom.ts';
import type { Order } from './order.ts';
import { here } from './place.ts';
import type { Plan } from './plan.ts';
import { mayLackKeys, type Scenario } from './scenario.ts';
import type { Failure, Seen } from './seen.ts';
import { isFirst, type Snapshot } from './snapshot.ts';
import { eventMs, openTwists } from './twists.ts';
import { openUpkeep } from './upkeep.ts';
import { openWire, type Step } from './wire.ts';

/** A queue shows a message again that nobody dealt with, after so long and so often. */
const queueAgainMs = 30 * minuteMs;
const mostReceives = 5;
/** No story has so many runs of days: one that begins so often begins again and again. */
const mostRuns = 500;

/** Goes on from a snapshot, which stays as it is. Only one simulation runs at a time in a process. */
export async function simulate(scenario: Scenario, from: Snapshot, plan: Plan, open = here) {
  const clock = { now: from.now };
  const agenda = openAgenda(from, clock);
  const { add, later, nextTickBy } = agenda;
  const overruled = [...from.seen.overruled];
  const outOfTurn = [...from.seen.outOfTurn];
  let stuckTicks = 0;
  let blackouts = 0;
  let { runs } = from;
  let isEndless = false;
  let lastBeatAt = Number.NEGATIVE_INFINITY;
  const gauges = openGauges(from.seen.gauges, clock);
  const failures: Failure[] = [...from.seen.failures];
  const twists = openTwists(plan, clock, from);
  const invoker = openInvoker({ invocations: from.invocations, troubled: from.seen.troubled });
  const mailroom = openMailroom({
    ...from.seen,
    habits: scenario.habits,
    invocation: invoker.current,
    isRefused: (recipientId) => wire.hasRefused(recipientId),
    onHabit: (habit, link) =>
      later(habit.afterMinutes * minuteMs, { kind: 'deed', habit, link, gotAt: clock.now, tries: 0 }),
  });
  const aws = await openAws(forkAws(from.aws), () => clock.now, {
    onPut: (event) => {
      if (event.bucket !== feedBucket || event.key.startsWith('receipts/')) return;
      for (const afterMs of twists.eventsAfterMs()) later(afterMs, { kind: 'event', put: event, tries: 0 });
    },
    onDelivery: mailroom.onDelivery,
    onExecution: startMachine,
    onConfirmation: scenario.upkeep && ((request) => upkeep.askedToConfirm(request)),
  });
  const wire = openWire({
    aws,
    plan,
    clock,
    current: invoker.current,
    onBlackout,
    gate: invoker.gate,
    onOverruled: (how) => overruled.push({ at: clock.now, how }),
    onEndless,
    onOutOfTurn: (how) => outOfTurn.push({ at: clock.now, how }),
    firstStep: from.steps,
    lagMs: (scenario.lagMinutes ?? 0) * minuteMs,
    refuses: (recipientId) => scenario.unreachable?.includes(recipientId) ?? false,
    isSpared: (service) => service === 'secrets' && !mayLackKeys(scenario),
  });
  const place = await open({
    aws,
    wire,
    clock,
    scenario,
    log: (line) => gauges.hear(invoker.current().number, line),
    wait(ms) {
      const waiting = invoker.current();
      if (waiting.waitedMs !== null) waiting.waitedMs += ms;
    },
  });
  if (isFirst(from, scenario)) await deploy(aws, scenario);
  const clicks = openClicks({
    clicked: from.seen,
    clock,
    hasWritten: (invocation) => wire.stepsOf(invocation).some(({ isWrite }) => isWrite),
    later,
    soonTick,
    invoke,
  });
  const upkeep = openUpkeep({
    aws,
    confirms: scenario.upkeep?.confirms,
    twists,
    add,
    later,
    soonTick,
    invoke,
  });

  async function invoke(name: keyof typeof functions, job: Job): Promise<Invoked> {
    const at = clock.now;
    const run = await invoker.invoke(name, functions[name].timeoutSeconds, (invocation) => {
      invocation.execution = executionOf(job);
      return place.run(job, invocation);
    });
    const { end, invocation, answer } = run;
    if (end === 'done') gauges.keep(name, at, invocation);
    if (end === 'failed') failures.push({ at, by: name, invocation, why: String(answer) });
    return run;
  }

  function startMachine(input: unknown): void {
    runs += 1;
    if (runs === mostRuns) onEndless('runs of days begin without an end');
    later(eventMs, { kind: 'machine', step: newExecution(input, `execution-${agenda.orders() + 1}`) });
  }

  function onEndless(how: string): void {
    isEndless = true;
    outOfTurn.push({ at: clock.now, how });
  }

  function onBlackout(): void {
    blackouts += 1;
    invoker.killAll();
    agenda.dropMachines();
  }

  async function work(at: number, todo: Work): Promise<void> {
    switch (todo.kind) {
      case 'happening': {
        const { key = '', body = '' } = scenario.script[todo.place] ?? {};
        await invoker.gate(false);
        await putObject(aws, key === modelKey ? workBucket : feedBucket, key, body);
        return nextTickBy(ceilMinute(clock.now + 1));
      }
      case 'schedule':
        return schedule(at);
      case 'event':
        return tell(todo);
      case 'machine':
        return goOn(todo.step, todo.isEcho ?? false);
      case 'deed':
        return clicks.deed(todo);
      case 'tick':
        return beat();
      default:
        return upkeep.work(at, todo);
    }
  }

  function schedule(at: number): void {
    const start = () => startMachine({ scheduledTime: new Date(at).toISOString() });
    const times = twists.timesOfClockwork();
    for (let time = 0; time < times; time += 1) start();
    add(nextRun(scenario, at), { kind: 'schedule' });
    nextTickBy(ceilMinute(clock.now + 1));
  }

  async function tell(event: Event): Promise<void> {
    const events = [event, ...agenda.takeEvents()];
    const { end } = await invoke('landed', { kind: 'landed', puts: events.map(({ put }) => put) });
    for (const { put, tries } of end === 'done' ? [] : events) {
      if (tries + 1 < mostReceives) later(queueAgainMs, { kind: 'event', put, tries: tries + 1 });
    }
    soonTick();
  }

  async function goOn(step: MachineStep, isEcho: boolean): Promise<void> {
    const before = blackouts;
    const { end, answer } = await invoke(functionOfState[step.state], { kind: 'machine', step });
    // The machine died with its function: nobody tries again.
    if (isEcho || blackouts > before) return;
    const next = end === 'done' ? await nextStep(step, answer, partsOf) : afterFailure(step);
    if (next !== null) later(next.afterMs, { kind: 'machine', step: next.step });
    soonTick();
  }

  async function partsOf(key: string): Promise<readonly PlanPart[]> {
    return JSON.parse(objectsOf(aws.state().work).get(key) ?? '[]') as PlanPart[];
  }

  async function beat(): Promise<void> {
    lastBeatAt = clock.now;
    if (scenario.keptDays !== undefined) forgetOld(aws.tables, clock.now);
    const beats: Invoked[] = [];
    const times = twists.timesOfClockwork();
    for (let time = 0; time < times; time += 1) beats.push(await invoke('tick', { kind: 'tick' }));
    const outUntil = wire.outagesEndAt();
    const isIdle = (run: Invoked) =>
      (run.end === 'done' || outUntil > clock.now) && !wire.stepsOf(run.invocation).some(isApplied);
    const isBusy = times === 0 || !beats.every(isIdle);
    const due = nextDueIn(aws.tables);
    const isStuck = !isBusy && (outUntil > clock.now || due <= clock.now);
    stuckTicks = isStuck ? stuckTicks + 1 : 0;
    const next = isBusy
      ? ceilMinute(clock.now + 1)
      : nextUsefulTick(scenario, due, clock.now, stuckTicks, outUntil);
    add(next, { kind: 'tick' });
  }

  /** Something was done: the very next tick matters, that of this very instant if it has not come yet. */
  function soonTick(): void {
    nextTickBy(Math.max(ceilMinute(clock.now), lastBeatAt + minuteMs));
  }

  function snapshot(): Snapshot {
    return {
      now: clock.now,
      aws: forkAws(aws.state()),
      agenda: [...agenda.items()],
      seen: seen(),
      steps: from.steps + wire.steps.length,
      puts: twists.puts(),
      clockwork: twists.clockwork(),
      orders: agenda.orders(),
      invocations: invoker.invocations(),
      runs,
    };
  }

  function seen(): Seen {
    return {
      accepted: mailroom.accepted(),
      events: mailroom.events(),
      ...clicks.clicked(),
      gauges: gauges.all(),
      failures: [...failures],
      troubled: invoker.troubled(),
      overruled: [...overruled],
      outOfTurn: [...outOfTurn],
    };
  }

  return {
    snapshot,
    takeNext: () => agenda.takeNext()?.work ?? null,
    async close(): Promise<void> {
      await place.close();
      await aws.close();
    },
    steps: (): readonly Step[] => wire.steps,
    lastTroubleAt: () => Math.max(wire.lastTroubleAt(), twists.lastAt()),
    firstTroubleAt: () => Math.min(wire.firstTroubleAt(), twists.firstAt()),
    isThrough: () => wire.isThrough() && twists.isThrough(),
    now: () => clock.now,
    /** When it does the next thing: never, if it would go on for ever. */
    nextAt: () => (isEndless ? undefined : agenda.first()?.at) ?? Number.POSITIVE_INFINITY,
    nextWork: () => agenda.first()?.work ?? null,
    fingerprint: () => fingerprintOf(aws.state(), agenda.items(), seen()),
    /** Does the next thing. */
    async next(): Promise<void> {
      const item = agenda.takeNext();
      if (item !== null) await work(item.at, item.work);
    },
    /** Does these things at once, their requests one by one in this order. */
    nextTogether: (works: readonly Work[], order: Order) =>
      invoker.together(
        works.map((each) => () => work(clock.now, each)),
        order,
      ),
  };
}

export type Simulation = Awaited<ReturnType<typeof simulate>>;
