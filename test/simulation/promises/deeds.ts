import type { Case } from '../../../lambdas/cases/case.ts';
import { dayMs, minuteMs } from '../hours.ts';
import { nameOf, type Outcome, timeText } from '../outcome.ts';
import { receiverOf, storedAt } from '../owed/moments.ts';
import { companyAt } from '../owed/people.ts';
import type { Deed } from '../seen.ts';

/** What a deed leaves in the case; of a held day either of two decisions. */
export function traceOf({ posts }: Pick<Deed, 'posts'>): {
  readonly names: readonly string[];
  readonly note: string | null;
} {
  const form = new URLSearchParams(posts);
  const names: Readonly<Record<string, readonly string[]>> = {
    acknowledge: ['acknowledged'],
    resolve: [form.get('outcome') ?? ''],
    'hand-over': ['handed-over'],
    release: ['released', 'discarded'],
    discard: ['released', 'discarded'],
  };
  const action = form.get('action') ?? '';
  const said = [form.get('to'), keptNote(form.get('note'))].filter((each) => each !== null);
  return { names: names[action] ?? [action], note: said.length === 0 ? null : said.join(': ') };
}

const fieldNames = ['action', 'outcome', 'to', 'note'];

/** Whether each field of a form is one of ours and there once. */
export function isOurForm(posts: string): boolean {
  const names = [...new URLSearchParams(posts).keys()];
  return names.every((name, place) => fieldNames.includes(name) && names.indexOf(name) === place);
}

/**
 * What is kept of a note: what can be seen, whatever its lines end in and without blanks there, no two empty lines in a row,
 * and at most 2,000 characters, the last of them … where there was more.
 */
function keptNote(note: string | null): string | null {
  const characters = Array.from(
    note
      ?.replace(/\r\n?|\u2028/g, '\n')
      .replaceAll('\t', ' ')
      .replaceAll('\u200b', '')
      .replace(/ +$/gm, '')
      .replace(/\n\n+/g, '\n\n') ?? '',
  );
  const kept = characters.length > 2000 ? [...characters.slice(0, 1999), '…'] : characters;
  return note === null ? null : kept.join('');
}

/** What is done once and for all, with the milestone that it is. */
const milestones = {
  acknowledged: 'acknowledged',
  'on-site': 'onSite',
  'commitment-sent': 'commitmentSent',
} as const;

export function forgottenDeeds(outcome: Outcome): readonly string[] {
  const { seen, cases } = outcome;
  const forgotten = seen.deeds.flatMap((deed) => {
    const { who, posts, caseId, page } = deed;
    const { names, note } = traceOf(deed);
    const about = cases.find((each) => each.caseId === caseId);
    const found = (about?.events ?? []).filter(({ event }) => names.includes(event));
    if (deed.outcome !== 'done') return deniedAndDone(seen, deed, found);
    if (about === undefined || Math.min(...names.map((event) => storedAt(about, event))) > deed.at)
      return [`${who} was told that ${posts} is done on ${caseId}, and it is not stored`];
    const to = new URLSearchParams(posts).get('to');
    if (to !== null && !found.some((each) => receiverOf(each) === to))
      return [`${who} handed ${caseId} to ${to}, and it is not stored`];
    if (found.every(({ by }) => by === null)) return [`nobody is named for ${posts} on ${caseId}`];
    const own = found.filter(({ by }) => by === who);
    if (own.length > decisionsOf(seen, deed))
      return [`${posts} of ${who} stands ${own.length} times on ${caseId}`];
    if (page === null && own.length > 0 && own.every((each) => each.note !== note))
      return [`${caseId} does not say what ${who} said with ${posts.slice(0, 60)}`];
    const isKnown = to === null || companyAt(outcome, deed.askedAt).people[to] !== undefined;
    return isKnown ? [] : [`${who} handed ${caseId} to ${to}, whom nobody knows`];
  });
  return [
    ...forgotten,
    ...cases.flatMap((about) => [...wrongRecord(outcome, about), ...openBehind(cases, about)]),
    ...decidedOtherwise(cases),
  ];
}

/** Somebody who acts at the same moment may be the one whom the rescue names. */
const momentMs = 5 * minuteMs;

/** The rescue that opened a red channel and was not acknowledged with it; one that ended, or came back, has its own story. */
function openBehind(cases: readonly Case[], { redChannel }: Case): readonly string[] {
  const acknowledged = redChannel?.milestones.acknowledged;
  const rescue = cases.find(({ caseId }) => caseId === redChannel?.fromRescue);
  if (acknowledged === undefined || rescue === undefined || rescue.state === 'resolved') return [];
  if (rescue.events.some(({ event }) => event === 'corrected')) return [];
  const isLate = storedAt(rescue, 'acknowledged') > Date.parse(acknowledged.at) + momentMs;
  return isLate ? [`${nameOf(rescue)} was not acknowledged when its red channel was`] : [];
}

/** Held rescues that say another word of what was decided about their day than the day does. */
function decidedOtherwise(cases: readonly Case[]): readonly string[] {
  const decisions = cases
    .filter(({ kind }) => kind === 'data-quality')
    .flatMap(({ day, events }) =>
      events
        .filter(({ event }) => event === 'released' || event === 'discarded')
        .flatMap(({ by, note }) => [
          `released by ${by}: ${[day, note].filter((each) => each !== null).join(': ')}`,
          `discarded by ${by}: ${note}`,
        ]),
    );
  return cases
    .filter(({ kind }) => kind === 'rescue')
    .flatMap((about) =>
      about.events
        .filter(({ event, by }) => by !== null && (event === 'released' || event === 'discarded'))
        .map(({ event, by, note }) => `${event} by ${by}: ${note}`)
        .filter((each) => !decisions.includes(each))
        .map((each) => `${nameOf(about)} was ${each}, which its day does not say`),
    );
}

/** In how many ways they did the like of it; a held day that is corrected may be decided about again, in another way. */
function decisionsOf({ deeds }: Outcome['seen'], deed: Deed): number {
  const { names } = traceOf(deed);
  const alike = deeds.filter(
    (each) =>
      each.who === deed.who &&
      each.caseId === deed.caseId &&
      names.some((name) => traceOf(each).names.includes(name)),
  );
  return new Set(alike.map(({ posts }) => posts)).size;
}

/** Deeds of nobody, what is done or said once and stands twice, and milestones that are not those of the record. */
function wrongRecord({ scenario, seen }: Outcome, about: Case): readonly string[] {
  const known = new Set(scenario.companies.flatMap(({ people }) => Object.keys(people)));
  const unknown = about.events.filter(({ by }) => by !== null && !known.has(by));
  const wrong = Object.entries(milestones).filter(([name, milestone]) => {
    const [first, ...others] = about.events.filter(({ event }) => event === name);
    const { at, by } = about.redChannel?.milestones[milestone] ?? {};
    const isSame = about.redChannel === undefined || (first?.at === at && first?.by === by);
    return others.length > 0 || !isSame;
  });
  const said = about.events.filter(({ by, note }) => by !== null && note !== null);
  const again = said.filter(({ by, at, note }, place) =>
    said.slice(0, place).some((each) => each.by === by && each.at === at && each.note === note),
  );
  const released = about.events.filter(
    ({ event }, place) =>
      about.kind === 'rescue' && event === 'released' && about.events[place - 1]?.event === event,
  );
  // An acknowledgement that another deed implies, be it on another case, is without a word.
  const borrowed = said.filter(
    ({ event, by }) =>
      event === 'acknowledged' &&
      !seen.deeds.some(
        ({ caseId, who, posts }) =>
          caseId === about.caseId && who === by && posts.startsWith('action=acknowledge'),
      ),
  );
  return [
    ...borrowed.map(
      ({ by, note }) => `${nameOf(about)} says what ${by} said of another: ${note?.slice(0, 60)}`,
    ),
    ...released.map(() => `${nameOf(about)} says twice that it was released`),
    ...again.map(({ by, note }) => `${nameOf(about)} says twice what ${by} said: ${note?.slice(0, 60)}`),
    ...unknown.map(({ event, by }) => `${nameOf(about)} says that ${by} did ${event}, whom nobody knows`),
    ...wrong.map(([name]) => `${nameOf(about)} says ${name} in two ways`),
  ];
}

/** Who was told that nothing can be done has done nothing, unless another click of theirs did it. */
function deniedAndDone({ deeds }: Outcome['seen'], denied: Deed, events: Case['events']): readonly string[] {
  const { who, at, askedAt, caseId, posts } = denied;
  const isElsewhere = deeds.some(
    (each) => each !== denied && each.who === who && each.caseId === caseId && each.posts === posts,
  );
  const isStored = events.some((event) => {
    const storedAt = Date.parse(event.at);
    return event.by === who && askedAt <= storedAt && storedAt <= at;
  });
  return isStored && !isElsewhere ? [`${who} was denied ${posts} on ${caseId}, and it is stored`] : [];
}

/** How long a link opens its case. */
const linkLifeMs = 30 * dayMs;

export function forgeries(outcome: Outcome): readonly string[] {
  const { seen } = outcome;
  const count = seen.forgeries.length;
  return [
    ...(count > 0
      ? [`${count} deeds were done by a link that nobody signed, or from a page that is not ours`]
      : []),
    ...seen.deeds.flatMap((deed) => {
      const { who, caseId, gotAt } = deed;
      const mayEnter = isLinkAlive(deed) && companyAt(outcome, deed.askedAt).people[who] !== undefined;
      if (mayEnter !== (deed.outcome === 'turned-away')) return [];
      const how = mayEnter ? 'turned away from' : 'let in to';
      return [`${who} was ${how} ${caseId} with a link of ${timeText(gotAt)}`];
    }),
    ...seen.exposed.map(({ how, at }) => `${how}, at ${timeText(at)}`),
  ];
}

function isLinkAlive({ askedAt, gotAt }: Deed): boolean {
  return askedAt - gotAt < linkLifeMs;
}

export function writingLooks({ seen }: Outcome): readonly string[] {
  const count = seen.writingLooks.length;
  return count > 0 ? [`${count} looks at a page wrote something`] : [];
}
