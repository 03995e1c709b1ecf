import type { Instant, Role } from '../../cases/case.ts';
import { momentIn } from '../../cases/moment.ts';
import type { Locale } from '../../cases/notice.ts';
import { elapsedText } from '../../cases/text/form.ts';
import { phrasesOf } from '../../cases/text/phrases-of.ts';
import type { LinkFacts } from './facts.ts';
import { letterWordsOf } from './letter-words.ts';
import { linkWordsOf } from './words-of.ts';

/** A letter of commitment as the case suggests it; a person edits and sends it. Hostile text is in it as it came. */
export type LetterDraft = {
  readonly date: string;
  readonly to: string;
  readonly opening: string;
  readonly happened: string;
  readonly done: string;
  readonly causes: string;
  readonly closing: string;
  readonly signers: readonly { readonly name: string; readonly role: string }[];
};

/** Deeds whose notes are about who does what, not about what went wrong. */
const organising: readonly string[] = ['handed-over', 'commitment-sent'];

/** Drafts the letter in a language, with times as they are where the customer is (else in UTC). */
export function letterDraft(facts: LinkFacts, locale: Locale): LetterDraft {
  const words = letterWordsOf[locale];
  const { about, account, now } = facts;
  const when = (at: Instant) => momentText(at, facts, locale);
  const owner = nameOf(about.handedTo ?? account?.ownerId ?? null, facts);
  const said = facts.complaints.map(({ reportedAt, summary }) => words.complaint(when(reportedAt), summary));
  const notes = about.events.flatMap(({ event, by, note }) =>
    by === null || note === null || organising.includes(event) ? [] : [note],
  );
  return {
    date: linkWordsOf[locale].day(dateThere(now, facts)),
    to: account?.name ?? '',
    opening: words.openingText,
    happened: (said.length === 0 ? [words.withoutComplaint] : said).join('\n\n'),
    done: doneLines(facts, locale).join('\n'),
    causes: notes.join('\n\n'),
    closing: words.closingText(owner),
    signers: signers(facts, owner, locale),
  };
}

function doneLines(facts: LinkFacts, locale: Locale): readonly string[] {
  const words = letterWordsOf[locale];
  const channel = facts.about.redChannel;
  if (channel === undefined) return [];
  const { acknowledged, onSite, resolved } = channel.milestones;
  const when = (at: Instant) => momentText(at, facts, locale);
  const who = acknowledged?.by ?? null;
  return [
    ...(acknowledged === undefined || who === null
      ? []
      : [words.acknowledged(when(acknowledged.at), nameOf(who, facts) ?? who)]),
    ...(onSite === undefined
      ? []
      : [words.onSite(when(onSite.at), elapsedText(channel.reportedAt, onSite.at, phrasesOf[locale]))]),
    ...(channel.breached ? [words.late] : []),
    ...(resolved === undefined ? [] : [words.resolved(when(resolved.at))]),
  ];
}

function signers(facts: LinkFacts, owner: string | null, locale: Locale): LetterDraft['signers'] {
  const { roles } = phrasesOf[locale];
  const roleName = (role: Role) => roles[role].slice(0, 1).toUpperCase() + roles[role].slice(1);
  return [
    { name: nameOf(facts.account?.sponsorId ?? null, facts) ?? '', role: roleName('executive_sponsor') },
    { name: owner ?? '', role: roleName('owner') },
  ];
}

function nameOf(recipientId: string | null, { people }: LinkFacts): string | null {
  return recipientId === null ? null : (people.get(recipientId)?.name ?? null);
}

function momentText(at: Instant, { account }: LinkFacts, locale: Locale): string {
  const words = linkWordsOf[locale];
  const zone = account?.timeZone ?? null;
  const moment = words.moment(momentIn(at, zone ?? 'UTC'));
  return zone === null ? words.utc(moment) : moment;
}

function dateThere(now: Instant, { account }: LinkFacts): string {
  const { year, month, date } = momentIn(now, account?.timeZone ?? 'UTC');
  return [year, String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');
}
