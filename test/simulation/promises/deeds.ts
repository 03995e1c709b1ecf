import type { Case } from '../../../lambdas/cases/case.ts';
import { dayMs } from '../hours.ts';
import { type Outcome, timeText } from '../outcome.ts';
import { storedAt } from '../owed/moments.ts';
import { companyAt } from '../owed/people.ts';
import type { Deed } from '../seen.ts';

/** What a deed leaves in the case; of a held day either of two decisions. */
const deedEvents: Readonly<Record<string, readonly string[]>> = {
  'action=acknowledge': ['acknowledged'],
  'action=on-site': ['on-site'],
  'action=commitment-sent': ['commitment-sent'],
  'action=resolve&outcome=saved': ['saved'],
  'action=resolve&outcome=lost': ['lost'],
  'action=resolve&outcome=false-alarm': ['false-alarm'],
  'action=release': ['released', 'discarded'],
  'action=discard': ['released', 'discarded'],
};

export function forgottenDeeds({ seen, cases }: Outcome): readonly string[] {
  return seen.deeds.flatMap((deed) => {
    const to = deed.posts.split('action=hand-over&to=')[1];
    const names = to === undefined ? deedEvents[deed.posts] : ['handed-over'];
    const about = cases.find(({ caseId }) => caseId === deed.caseId);
    if (names === undefined) return [];
    if (deed.outcome !== 'done')
      return deniedAndDone(
        seen,
        deed,
        (about?.events ?? []).filter(({ event }) => names.includes(event)),
      );
    if (about === undefined || Math.min(...names.map((event) => storedAt(about, event))) > deed.at)
      return [`${deed.who} was told that ${deed.posts} is done on ${deed.caseId}, and it is not stored`];
    const found = about.events.filter(({ event }) => names.includes(event));
    if (found.every(({ by }) => by === null)) return [`nobody is named for ${deed.posts} on ${deed.caseId}`];
    if (to !== undefined && found.every(({ note }) => note !== to))
      return [`${deed.caseId} does not say that ${deed.who} handed it to ${to}`];
    const times = found.filter(({ by }) => by === deed.who).length;
    return times > 1 ? [`${deed.posts} of ${deed.who} stands ${times} times on ${deed.caseId}`] : [];
  });
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
    ...(count > 0 ? [`${count} links that nobody signed did what they were asked for`] : []),
    ...seen.deeds.flatMap((deed) => {
      const { who, caseId, gotAt } = deed;
      const mayEnter = isLinkAlive(deed) && companyAt(outcome, deed.askedAt).people[who] !== undefined;
      if (mayEnter !== (deed.outcome === 'turned-away')) return [];
      const how = mayEnter ? 'turned away from' : 'let in to';
      return [`${who} was ${how} ${caseId} with a link of ${timeText(gotAt)}`];
    }),
  ];
}

function isLinkAlive({ askedAt, gotAt }: Deed): boolean {
  return askedAt - gotAt < linkLifeMs;
}

export function writingLooks({ seen }: Outcome): readonly string[] {
  const count = seen.writingLooks.length;
  return count > 0 ? [`${count} looks at a page wrote something`] : [];
}
