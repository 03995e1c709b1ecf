import type { NoticeText } from '../notice.ts';
import { fewestParts, fitsSms } from './fewest-parts.ts';
import { type Form, FULL, SHORTEST_SMS, SUBJECTS } from './form.ts';
import type { ItemText } from './item-text.ts';
import { atMost } from './listing.ts';
import type { Phrases } from './phrases.ts';
import { subjectLine } from './subject-line.ts';

const SHORT: Form = { ...SHORTEST_SMS, name: 24 };

/** More lines with links than an SMS has room for. */
const MOST_LINKED = 20;

/** A notice about several cases, in their order; `happened` says what happened and to how many. */
export function digestText(
  items: readonly [ItemText, ...ItemText[]],
  happened: string,
  hasEmail: boolean,
  phrases: Phrases,
): NoticeText {
  const { joint } = phrases;
  const [first] = items;
  const entry = (item: ItemText) => `${item.line(FULL)}${joint.colon.trimEnd()}\n${item.link}`;
  const linked = hasEmail ? undefined : linkedWordings(items, happened, phrases).find(fitsSms);

  return {
    subject: subjectLine([...SUBJECTS.map((form) => happened + joint.colon + first.title(form)), happened]),
    email: [happened, ...atMost(items, entry, phrases), [first.footer, phrases.digestFooter].join('\n')]
      .join('\n\n')
      .concat('\n'),
    sms: linked ?? fewestParts(shortWordings(items, happened, phrases)),
  };
}

/** What happened and a line with a link for each of the first cases, how many more last: the most cases first. */
function linkedWordings(items: readonly ItemText[], happened: string, phrases: Phrases): readonly string[] {
  const start = happened + phrases.joint.colon.trimEnd();
  const lines = items.slice(0, MOST_LINKED).map((item) => item.title(SHORT) + asking(item, SHORT, phrases));
  const wording = (count: number) =>
    [start, ...lines.slice(0, count), ...rest(items.length - count, phrases)].join('\n');
  return lines.map((_, place) => wording(lines.length - place));
}

/** Behind what an SMS says: what to do about a case, and its link. */
function asking(item: ItemText, form: Form, { joint }: Phrases): string {
  return joint.stop + joint.sentence + item.ask(form) + joint.colon + item.link;
}

/** How many cases more there are, if any. */
function rest(count: number, phrases: Phrases): readonly string[] {
  return count > 0 ? [phrases.more(count)] : [];
}

/**
 * The count, the first (worst) cases and how many more, what to do about the first and its link: from five cases
 * down to one, whose name then shortens.
 */
function shortWordings(
  items: readonly [ItemText, ...ItemText[]],
  happened: string,
  phrases: Phrases,
): readonly string[] {
  const { joint } = phrases;
  const [first] = items;
  const wording = (count: number, form: Form) => {
    const named = items.slice(0, count).map((item) => item.title(form));
    const told = [...named, ...rest(items.length - count, phrases)].join(joint.item);
    return happened + joint.colon + told + asking(first, form, phrases);
  };
  const counts = [5, 4, 3, 2, 1].filter((count) => count <= items.length);
  return [...counts.map((count) => wording(count, SHORT)), wording(1, SHORTEST_SMS)];
}
