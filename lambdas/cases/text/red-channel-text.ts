import type { StepName } from '../case.ts';
import { addHours, addMs } from '../instant.ts';
import type { NoticeFacts, NoticeItem } from '../notice.ts';
import { accountText, elapsedText, type Form, FULL, momentText, ownerText } from './form.ts';
import { type ItemText, NoWordsForStep } from './item-text.ts';
import type { Phrases, RedChannelStep, RedChannelWords } from './phrases.ts';

type RedChannel = Extract<NoticeItem, { kind: 'red-channel' }>;

/** A red channel as its notice tells it; from the breach on every notice says so. */
export function redChannelText(channel: RedChannel, facts: NoticeFacts, phrases: Phrases): ItemText {
  if (!isRedChannelStep(facts.step, phrases)) throw new NoWordsForStep('red-channel', facts.step);
  const step = phrases.redChannel[facts.step];
  const { joint } = phrases;
  const words = (form: Form) => redChannelWords(channel, facts, form, phrases);
  // It looks back on a case whose clock no longer matters.
  const isAfterwards = facts.step === 'letter-due';

  return {
    title: (form) => step.title(words(form)),
    line: (form) => {
      const said = words(form);
      return [
        step.title(said),
        ...(isAfterwards || !form.coverage ? [] : [capitalised(said.origin)]),
        ...(isAfterwards || form.place === 'sms' ? [] : [phrases.owner(said.owner)]),
        ...(said.isAcknowledged && !isAfterwards ? [phrases.acknowledged] : []),
        step.shortAsk(said),
      ].join(joint.stop + joint.sentence);
    },
    ask: (form) => step.shortAsk(words(form)),
    paragraphs: () => [
      step.happened(words(FULL)),
      record(channel, words(FULL), phrases),
      phrases.headings.todo(step.ask(words(FULL))),
    ],
    link: channel.link,
    footer: step.footer,
    caseId: channel.caseId,
    several: phrases.severalRedChannels,
  };
}

function isRedChannelStep(step: StepName, phrases: Phrases): step is RedChannelStep {
  return Object.hasOwn(phrases.redChannel, step);
}

function redChannelWords(
  channel: RedChannel,
  facts: NoticeFacts,
  form: Form,
  phrases: Phrases,
): RedChannelWords {
  return {
    account: accountText(channel, form),
    origin: originText(channel, phrases),
    due: dueText(channel, facts, form, phrases),
    openFor: elapsedText(channel.openedAt, facts.publishedAt, phrases),
    owner: ownerText(channel.ownerId, phrases),
    ceoToldAt: momentText(addHours(channel.openedAt, 4), form, phrases),
    isAcknowledged: channel.acknowledgedAt !== null,
  };
}

/** Its complaints, or the rescue that nobody acknowledged. */
export function originText(
  { severity, complaints }: Pick<RedChannel, 'severity' | 'complaints'>,
  phrases: Phrases,
): string {
  const told = complaints > 0 ? [phrases.origin.complaints(complaints, severity)] : [];
  return (severity === null ? [phrases.origin.rescue, ...told] : told).join(phrases.joint.list);
}

/** How the clock stands: it runs, somebody is there, or it ran out first, which every later notice says. */
function dueText(
  channel: RedChannel,
  { step, publishedAt }: NoticeFacts,
  form: Form,
  phrases: Phrases,
): string {
  const dueAt = momentText(channel.dueAt, form, phrases);
  const onSite =
    channel.onSiteAt === null ? null : phrases.due.onSite(momentText(channel.onSiteAt, form, phrases));
  if (channel.breached || step === 'breached') {
    const isFresh = onSite !== null || publishedAt < addMs(channel.dueAt, 60_000);
    const over = isFresh ? null : elapsedText(channel.dueAt, publishedAt, phrases);
    const breach = phrases.due.breached(dueAt, over);
    return onSite === null ? breach : [breach, onSite].join(phrases.joint.list);
  }
  return onSite ?? phrases.due.running(dueAt, elapsedText(publishedAt, channel.dueAt, phrases));
}

function record(channel: RedChannel, words: RedChannelWords, phrases: Phrases): string {
  const moment = (at: string) => momentText(at, FULL, phrases);
  return [
    ...(channel.reportedAt === null ? [] : [phrases.record.reported(moment(channel.reportedAt))]),
    phrases.record.opened(moment(channel.openedAt)),
    channel.acknowledgedAt === null
      ? phrases.record.unacknowledged
      : phrases.record.acknowledged(moment(channel.acknowledgedAt)),
    ...(channel.onSiteAt === null ? [] : [phrases.record.onSite(moment(channel.onSiteAt))]),
    phrases.owner(words.owner),
  ].join('\n');
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
