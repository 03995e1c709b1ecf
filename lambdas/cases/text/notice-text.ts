import type { NoticeFacts, NoticeItem, NoticeText } from '../notice.ts';
import { dataQualityText } from './data-quality-text.ts';
import { digestText } from './digest-text.ts';
import type { ItemText } from './item-text.ts';
import type { Phrases } from './phrases.ts';
import { phrasesOf } from './phrases-of.ts';
import { redChannelText } from './red-channel-text.ts';
import { rescueText } from './rescue-text.ts';
import { singleText } from './single-text.ts';

/**
 * What a notice says, in the language of who gets it: what happened, why, how sure, what to do by when, and
 * the link. Several cases make a digest in the given order, and so does the executives' daily one even with
 * one case. Throws without a case, and on a step that a case of its kind never owes.
 */
export function noticeText(facts: NoticeFacts): NoticeText {
  const phrases = phrasesOf[facts.locale];
  const items = facts.items.map((item) => itemText(item, facts, phrases));
  const [first, ...others] = items;
  if (first === undefined) throw new RangeError('a notice is about at least one case');
  if (others.length === 0 && facts.step !== 'executive-digest') return singleText(first, phrases);

  const breached = facts.items.filter((item) => item.kind === 'red-channel' && item.breached).length;
  const happened = first.several({ cases: items.length, breached });
  return digestText([first, ...others], happened, facts.hasEmail, phrases);
}

function itemText(item: NoticeItem, facts: NoticeFacts, phrases: Phrases): ItemText {
  switch (item.kind) {
    case 'rescue':
      return rescueText(item, facts, phrases);
    case 'red-channel':
      return redChannelText(item, facts, phrases);
    case 'data-quality':
      return dataQualityText(item, facts, phrases);
  }
}
