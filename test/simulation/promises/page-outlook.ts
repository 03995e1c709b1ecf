import type { Case } from '../../../lambdas/cases/case.ts';
import { hourMs } from '../hours.ts';
import { endings, milestoneAt } from '../owed/moments.ts';
import { type Rung, redChannelRungs, rescueRungs } from '../policy.ts';
import { momentOnPage } from '../said/forms.ts';
import type { Then } from '../said/then.ts';

/** What a page calls the way in which a case stands at an instant. */
export function stateOnPage(about: Case, { happened, dueAt }: Then, at: number): string {
  // What is decided about a day ends its held rescues, not what was found about it.
  const ends = about.kind === 'data-quality' ? endings.filter((event) => event !== 'discarded') : endings;
  const ending = ends.findLast((event) => happened.has(event));
  if (ending !== undefined) return `Closed: ${endingWords[ending] ?? ending}`;
  const isVisited = happened.has('on-site');
  const isOver = about.redChannel !== undefined && !isVisited && dueAt <= at;
  if (isOver || happened.has('breached')) return 'Breached';
  if (isVisited) return 'On site';
  if (happened.has('acknowledged')) return 'Acknowledged';
  return about.openedAt === null ? 'Held' : 'Not acknowledged';
}

const endingWords: Readonly<Record<string, string>> = {
  'false-alarm': 'false alarm',
  recovered: 'recovered by itself',
  retracted: 'withdrawn',
};

/**
 * What a page names as next: when notices of a case come after an instant unless somebody acts, of a step that comes again
 * the next one.
 */
export function nextOnPage(about: Case, then: Then, at: number): readonly string[] {
  const { happened } = then;
  const openedAt = Date.parse(about.openedAt ?? '');
  if (endings.some((event) => happened.has(event))) {
    const letterAt = milestoneAt(about, 'resolved') + 72 * hourMs;
    return happened.has('commitment-sent')
      ? []
      : next(letterAt, at, 'the letter is marked as sent', ['owner', 'executive_sponsor']);
  }
  if (about.openedAt === null || about.kind === 'data-quality') return [];
  if (about.kind === 'rescue') {
    return rescueRungs
      .filter((rung) => !isStopped(rung, then) && !(then.hasRedChannel && rung.step === 'unacknowledged-72h'))
      .flatMap(({ afterMs, everyMs, stoppedBy, told }) =>
        next(openedAt + afterMs, at, unless(stoppedBy), told, everyMs),
      );
  }
  return redChannelRungs(about.tier)
    .filter((rung) => !isStopped(rung, then))
    .flatMap(({ step, from, afterMs, stoppedBy, told }) =>
      next((from === 'due' ? then.dueAt : openedAt) + afterMs, at, unless(stoppedBy), [
        ...told,
        ...(step === 'breached' ? ['everyone_told'] : []),
      ]),
    );
}

/** Notices that a page names as next after one that comes later. */
export function outOfOrder(next: readonly string[]): readonly string[] {
  const times = next.map((line) => Date.parse((line.split(', unless')[0] ?? '').replace(',', '')));
  return next.flatMap((line, place) => {
    const [before, time] = [times[place - 1] ?? -Infinity, times[place] ?? Number.NaN];
    return before <= time ? [] : [`names “${line}” too late`];
  });
}

/** Moments of what was done or who was told that stand above a later one: the newest comes first. */
export function notNewestFirst(lines: readonly string[]): readonly string[] {
  const moments = lines.flatMap((line) => /^\d+ \w{3} \d{4}, \d\d:\d\d UTC/.exec(line)?.[0] ?? []);
  const times = moments.map((moment) => Date.parse(moment.replace(',', '')));
  return moments.flatMap((moment, place) =>
    (times[place] ?? Number.NaN) <= (times[place - 1] ?? Infinity)
      ? []
      : [`says ${moment} below what was before`],
  );
}

/** Who is on site has acknowledged. */
function isStopped({ stoppedBy }: Rung, { happened }: Then): boolean {
  if (stoppedBy === null) return false;
  return happened.has('on-site') || (stoppedBy === 'acknowledged' && happened.has('acknowledged'));
}

function unless(stoppedBy: Rung['stoppedBy']): string {
  return stoppedBy === 'onSite' ? 'the team is on site' : 'it is acknowledged';
}

function next(
  first: number,
  at: number,
  unless: string,
  told: readonly string[],
  everyMs = Infinity,
): readonly string[] {
  let time = first;
  while (time <= at) time += everyMs;
  const roles = [...new Set(told)].map(roleOnPage).toSorted().join(', ');
  return time === Infinity ? [] : [`${momentOnPage(time)}, unless ${unless} by then: ${roles}`];
}

function roleOnPage(role: string): string {
  const called: Readonly<Record<string, string>> = {
    ceo: 'CEO',
    'executive_sponsor manager': "sponsor's manager",
  };
  return called[role] ?? role.replace(' manager', "'s manager").replaceAll('_', ' ');
}

/** Whether the badge of a case has the colour of how the case stands, which the title says before whose it is. */
export function wrongTone(html: string, stands: string): readonly string[] {
  const tone = /^(Not acknowledged|Breached)$/.test(stands)
    ? 'red'
    : /^(Acknowledged|On site)$/.test(stands)
      ? 'amber'
      : (tones[stands] ?? 'plain');
  const said = new RegExp(`class="badge tone-(\\w+)">(?:<span[^>]*>.</span> )?${stands}<`).exec(html)?.[1];
  return said === tone ? [] : [`has ${said} as the colour of “${stands}”`];
}

const tones: Readonly<Record<string, string>> = {
  Held: 'unknown',
  'Closed: saved': 'green',
  'Closed: recovered by itself': 'green',
};
