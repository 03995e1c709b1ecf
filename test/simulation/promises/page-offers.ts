import type { Case } from '../../../lambdas/cases/case.ts';
import type { Outcome } from '../outcome.ts';
import { endings, standingEvents } from '../owed/moments.ts';
import type { Deed, Look } from '../seen.ts';
import { isOurForm, traceOf } from './deeds.ts';

/** What is offered can be done, what can be done is offered, and what is done once is not offered again. */
export function wrongOffers(
  outcome: Outcome,
  about: Case,
  { at, who, caseId, html }: Look,
): readonly string[] {
  const { seen } = outcome;
  const before = standingEvents(about, at - 1).map(({ event }) => event);
  const again = onceOnly.filter(
    (posts) => traceOf({ posts }).names.some((name) => before.includes(name)) && offers(html, posts),
  );
  const deeds = seen.deeds.filter(
    (each) =>
      each.askedAt === at && each.who === who && each.caseId === caseId && each.outcome !== 'turned-away',
  );
  // Of two clicks at once either may come first.
  const [deed] = deeds.length === 1 ? deeds : [];
  return [
    ...again.map((posts) => `still offers ${posts}`),
    ...uselessIn(about, before, isHeldAt(outcome, about, at)).flatMap((posts) =>
      offers(html, posts) ? [`offers ${posts}`] : [],
    ),
    ...(deed === undefined ? [] : wrongOffer(about, html, deed, before)),
  ];
}

/** Whether rescues of a day are held, perhaps anew after what was decided about it, or released and not open yet. */
function isHeldAt({ cases }: Outcome, { kind, day }: Case, at: number): boolean {
  return (
    kind === 'data-quality' &&
    cases.some(({ openedOn, events }) => {
      const past = events.filter((event) => event.event !== 'corrected' && Date.parse(event.at) < at);
      const [last, before] = past.reverse().map(({ event }) => event);
      return openedOn === day && (last === 'held' || (last === 'released' && before === 'held'));
    })
  );
}

/** What is of no use in a case of this kind, or no longer is. */
function uselessIn({ kind }: Case, before: readonly string[], isHeld: boolean): readonly string[] {
  const isOver = before.some((event) => endings.includes(event) && !(isHeld && event === 'discarded'));
  return Object.entries(kindsOf)
    .filter(([posts, kinds]) => !kinds.includes(kind) || (isOver && posts !== letterSent))
    .map(([posts]) => posts);
}

const letterSent = 'action=commitment-sent';

/** What can be done in which kinds of cases. */
const kindsOf: Readonly<Record<string, readonly Case['kind'][]>> = {
  'action=on-site': ['red-channel'],
  [letterSent]: ['red-channel'],
  'action=hand-over': ['rescue', 'red-channel'],
  'action=release': ['data-quality'],
  'action=discard': ['data-quality'],
};

const onceOnly = ['action=acknowledge', 'action=on-site', 'action=commitment-sent'];

function wrongOffer(about: Case, html: string, deed: Deed, before: readonly string[]): readonly string[] {
  const { askedAt, who, posts } = deed;
  const { names } = traceOf(deed);
  const meanwhile = about.events.filter(({ at }) => askedAt <= Date.parse(at) && Date.parse(at) <= deed.at);
  const isKnown =
    names.some((name) => before.includes(name)) ||
    meanwhile.some(({ event, by }) => names.includes(event) && by !== who);
  if (offers(html, posts))
    return deed.outcome === 'refused' && meanwhile.length === 0 ? [`offers ${posts}, which is refused`] : [];
  return deed.outcome === 'refused' || isKnown ? [] : [`does not offer ${posts}`];
}

/** Whether a form of the page can be sent like this: who closes a case says how it ended. */
function offers(html: string, posts: string): boolean {
  const form = new URLSearchParams(posts);
  const isWhole = isOurForm(posts) && (form.get('action') !== 'resolve' || form.has('outcome'));
  const fields = [...form].filter(([name]) => name !== 'note');
  return (
    isWhole &&
    fields.every(([name, value]) =>
      html.includes(name === 'to' ? `<option value="${value}">` : `name="${name}" value="${value}"`),
    )
  );
}
