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
  const { joint } = phrases;
  const line = (item: ItemText) =>
    item.title(SHORT) + joint.stop + joint.sentence + item.ask(SHORT) + joint.colon + item.link;
  const wording = (count: number) => {
    const rest = items.length > count ? [phrases.more(items.length - count)] : [];
    return [happened + joint.colon.trimEnd(), ...items.slice(0, count).map(line), ...rest].join('\n');
  };
  const most = Math.min(MOST_LINKED, items.length);
  return Array.from({ length: most }, (_, place) => wording(most - place));
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
    const rest = items.length > count ? [phrases.more(items.length - count)] : [];
    const said = happened + joint.colon + [...named, ...rest].join(joint.item);
    return said + joint.stop + joint.sentence + first.ask(form) + joint.colon + first.link;
  };
  const counts = [5, 4, 3, 2, 1].filter((count) => count <= items.length);
  return [...counts.map((count) => wording(count, SHORT)), wording(1, SHORTEST_SMS)];
}
