import { hourMs, minuteMs } from '../hours.ts';
import { elapsedText, momentIn, type Place } from './forms.ts';
import { accountText, ownerText, type Room } from './names.ts';
import type { Telling } from './saying.ts';
import type { Then } from './then.ts';

const severities = ['low', 'medium', 'high', 'critical'];

/** How the title of a red channel's notice goes on after the account, in the words of its step. */
const titles: Readonly<
  Record<string, (words: { readonly clock: string; readonly openFor: string }) => string>
> = {
  opened: ({ clock }) => `: red channel, ${clock}`,
  joined: ({ clock }) => `: further complaint, ${clock}`,
  'unacknowledged-1h': ({ clock, openFor }) => `: unacknowledged ${openFor}, ${clock}`,
  'unacknowledged-4h': ({ clock, openFor }) => `: unacknowledged ${openFor}, ${clock}`,
  'due-in-4h': ({ clock }) => `: nobody there yet, ${clock}`,
  breached: ({ clock }) => `: red channel ${clock}`,
  'letter-due': () => ': letter of commitment due',
  'executive-digest': ({ clock }) => `: ${clock}`,
};

export function redChannelTitle(telling: Telling, then: Then, place: Place, room: Room): string {
  const openFor = elapsedText(telling.madeAt - openedAt(telling));
  const clock = clockText(telling, then, place);
  return accountText(then, place, room) + (titles[telling.step]?.({ clock, openFor }) ?? '');
}

/** The clock runs, or somebody is there, or it ran out first. */
function clockText({ step, madeAt }: Telling, { dueAt, happened }: Then, place: Place): string {
  const onSiteAt = happened.get('on-site');
  const onSite = onSiteAt === undefined ? [] : [`on site since ${momentIn(place, onSiteAt)}`];
  if (happened.has('breached') || step === 'breached') {
    const isFresh = onSite.length > 0 || madeAt < dueAt + minuteMs;
    const over = isFresh ? '' : ` (${elapsedText(madeAt - dueAt)} ago)`;
    return [`BREACHED, due ${momentIn(place, dueAt)}${over}`, ...onSite].join(', ');
  }
  return onSite[0] ?? `on site by ${momentIn(place, dueAt)} (${elapsedText(dueAt - madeAt)} left)`;
}

export function redChannelWords(telling: Telling, then: Then): readonly string[] {
  const { step } = telling;
  const { complaints, happened, owner } = then;
  const said = [`Owner: ${ownerText(owner)}`, ...(step === 'letter-due' ? [] : [originText(step, then)])];
  if (step === 'executive-digest')
    return [...said, happened.has('acknowledged') ? '. Acknowledged. ' : 'Not acknowledged'];
  return [
    ...said,
    ...(telling.about.redChannel?.fromRescue === null
      ? complaints.slice(0, 1).map(({ reportedAt }) => `Reported: ${momentIn('email', reportedAt)}`)
      : // Nothing stands before it: what joined a rescue's was reported when it was open.
        ['\n\nOpened: ']),
    `Opened: ${momentIn('email', openedAt(telling))}`,
    `Acknowledged: ${momentOf(happened.get('acknowledged')) ?? 'not yet'}`,
    ...(happened.has('on-site') ? [`On site: ${momentOf(happened.get('on-site'))}`] : []),
    ...(step === 'unacknowledged-1h' ? [`before ${momentIn('email', openedAt(telling) + 4 * hourMs)}`] : []),
  ];
}

/** Where the red channel comes from, between what stands around it in the step's words. */
function originText(step: string, then: Then): string {
  const origin = originOf(then);
  if (step === 'executive-digest') return `. ${origin}. `;
  return step.startsWith('unacknowledged') ? `(${origin})` : `: ${origin}.`;
}

/** Its complaints, or the rescue that became it. */
export function originOf({ complaints }: Then): string {
  const bySeverity = [...complaints].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const worst = bySeverity.at(-1)?.severity;
  const several = `${complaints.length} complaints, worst ${worst}`;
  const told = complaints.length === 1 ? `${worst} complaint` : several;
  return worst === undefined ? 'rescue unacknowledged for 24 h' : told;
}

function momentOf(at: number | undefined): string | null {
  return at === undefined ? null : momentIn('email', at);
}

function openedAt({ about }: Telling): number {
  return Date.parse(about.openedAt ?? '');
}
