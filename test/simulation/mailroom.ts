import type { Delivery } from '../../local/embedded/sns/publish.ts';
import type { Invocation } from './invocation.ts';
import { linkIn } from './people.ts';
import { desk } from './policy.ts';
import type { Habit } from './scenario.ts';
import type { Accepted, AcceptedEvent } from './seen.ts';

export type MailroomSetting = {
  readonly accepted: readonly Accepted[];
  readonly events: readonly AcceptedEvent[];
  readonly habits: readonly Habit[];
  /** The run of a function that publishes now. */
  readonly invocation: () => Pick<Invocation, 'number' | 'waitedMs'>;
  /** Whether SNS refused something for somebody: the desk, which gets it, then does what they would have done. */
  readonly isRefused: (recipientId: string) => boolean;
  /** Somebody gets a notice on which they will do something, behind this link. */
  readonly onHabit: (habit: Habit, link: string) => void;
};

/** Takes what SNS accepts: messages for people, who may act on the first copy, and events for machines. */
export function openMailroom(setting: MailroomSetting) {
  const accepted = [...setting.accepted];
  const events = [...setting.events];

  function onDelivery({ at, topicArn, subject, attributes, deliveries }: Delivery): void {
    const eventId = attributes['eventId']?.value;
    if (eventId !== undefined) {
      const [caseId = '', sequence = ''] = eventId.split('#');
      events.push({
        at,
        caseId,
        sequence: Number(sequence),
        text: deliveries[0]?.body ?? '',
        invocation: setting.invocation().number,
      });
      return;
    }
    const recipientId = topicArn?.split('recipient-')[1] ?? '';
    const noticeId = attributes['noticeId']?.value ?? '';
    const step = attributes['step']?.value ?? '';
    const text = JSON.stringify([subject, deliveries]);
    const isFirst = !accepted.some((each) => each.noticeId === noticeId && each.recipientId === recipientId);
    const { number: invocation, waitedMs } = setting.invocation();
    accepted.push({ at, recipientId, noticeId, step, text, invocation, waitedMs });
    if (isFirst) actOn(recipientId, step, text);
  }

  function actOn(recipientId: string, step: string, text: string): void {
    for (const habit of setting.habits) {
      const isForThem = habit.who === recipientId || (recipientId === desk && setting.isRefused(habit.who));
      if (!isForThem || habit.gets !== step) continue;
      const link = linkIn(text, habit.about) ?? earlierLink(recipientId, text, habit);
      if (link !== null) setting.onHabit({ ...habit, who: recipientId }, link);
    }
  }

  /** A notice that could not be signed is acted on from one that came before. */
  function earlierLink(recipientId: string, text: string, { about }: Habit): string | null {
    if (!text.includes('/c/unsigned')) return null;
    const links = accepted.flatMap((each) =>
      each.recipientId === recipientId ? (linkIn(each.text, about) ?? []) : [],
    );
    return links.at(-1) ?? null;
  }

  return { onDelivery, accepted: () => [...accepted], events: () => [...events] };
}
