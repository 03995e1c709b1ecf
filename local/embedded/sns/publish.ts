import { asRefusal, Refusal } from '../refusal.ts';
import type { XmlElements } from '../xml.ts';
import type { Action, Desk } from './desk.ts';
import { type Form, invalidParameter, membersOf, required } from './form.ts';
import { type Message, type MessageAttribute, messageBytes, mostBytes, parseMessage } from './message.ts';
import { isPhoneNumber } from './phones.ts';
import { topicArnOf, topicOf } from './topics.ts';

/** One accepted message and where it went; `deliveries` is empty when nobody was there to receive it. */
export type Delivery = {
  readonly messageId: string;
  /** Null for a message straight to a phone number. */
  readonly topicArn: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly subject: string | null;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly deliveries: readonly {
    readonly protocol: string;
    readonly endpoint: string;
    readonly body: string;
  }[];
};

/** The most characters of a message straight to a phone number (SNS Publish). */
const mostSmsCharacters = 1_600;
/** The most messages of a PublishBatch. */
const mostEntries = 10;

/** To a topic or to a phone number. An opted-out number accepts the message and gets nothing. */
export const publish: Action = (form, desk) => {
  const number = form.get('PhoneNumber');
  if (number !== undefined) return { MessageId: sendToPhone(number, form, desk) };
  const { arn } = topicOf(desk.state, topicArnOf(form));
  return { MessageId: sendToTopic(arn, parseMessage(form), desk) };
};

/** Each entry by itself: one that breaks a rule is a `Failed` entry in an answer of 200. */
export const publishBatch: Action = (form, desk) => {
  const { arn } = topicOf(desk.state, topicArnOf(form));
  const entries = membersOf(form, 'PublishBatchRequestEntries.member');
  checkBatch(entries);
  const Successful: XmlElements[] = [];
  const Failed: XmlElements[] = [];
  for (const entry of entries) {
    const Id = required(entry, 'Id');
    try {
      Successful.push({ Id, MessageId: sendToTopic(arn, parseMessage(entry), desk) });
    } catch (error) {
      const { status, code, message } = asRefusal(error);
      Failed.push({ Id, Code: code, Message: message, SenderFault: status < 500 });
    }
  }
  return { Successful: { member: Successful }, Failed: { member: Failed } };
};

function sendToTopic(topicArn: string, message: Message, desk: Desk): string {
  const { subscriptions, optedOut } = desk.state;
  const receivers = [...subscriptions.values()].filter(
    (one) =>
      one.topicArn === topicArn &&
      one.pending === null &&
      !(one.protocol === 'sms' && optedOut.has(one.endpoint)),
  );
  return accept(topicArn, message, receivers, desk);
}

function sendToPhone(number: string, form: Form, desk: Desk): string {
  if (!isPhoneNumber(number))
    throw invalidParameter(`PhoneNumber Reason: ${number} is not valid to publish to`);
  const message = parseMessage(form);
  if (message.bodyFor('sms').length > mostSmsCharacters) throw invalidParameter('Message too long');
  const receivers = desk.state.optedOut.has(number) ? [] : [{ protocol: 'sms', endpoint: number }];
  return accept(null, message, receivers, desk);
}

function accept(
  topicArn: string | null,
  { subject, attributes, bodyFor }: Message,
  receivers: readonly { protocol: string; endpoint: string }[],
  { now, messageId: nextId, onDelivery }: Desk,
): string {
  const messageId = nextId();
  const deliveries = receivers.map(({ protocol, endpoint }) => ({
    protocol,
    endpoint,
    body: bodyFor(protocol),
  }));
  onDelivery({ messageId, topicArn, at: now(), subject, attributes, deliveries });
  return messageId;
}

function checkBatch(entries: readonly Form[]): void {
  const ids = entries.map((entry) => required(entry, 'Id'));
  if (ids.length === 0) {
    throw new Refusal(400, 'EmptyBatchRequest', "The batch request doesn't contain any entries.");
  }
  if (ids.length > mostEntries) {
    const message = 'The batch request contains more entries than permissible.';
    throw new Refusal(400, 'TooManyEntriesInBatchRequest', message);
  }
  if (new Set(ids).size < ids.length) {
    const message = 'Two or more batch entries in the request have the same Id.';
    throw new Refusal(400, 'BatchEntryIdsNotDistinct', message);
  }
  if (!ids.every((id) => /^[\w-]{1,80}$/.test(id))) {
    throw new Refusal(400, 'InvalidBatchEntryId', 'The Id of a batch entry in a batch request is invalid.');
  }
  if (entries.reduce((bytes, entry) => bytes + messageBytes(entry), 0) > mostBytes) {
    const message = 'The length of all the messages put together is more than the limit.';
    throw new Refusal(400, 'BatchRequestTooLong', message);
  }
}
