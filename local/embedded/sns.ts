import { text } from 'node:stream/consumers';
import { type Listen, type Loopback, listen } from './loopback.ts';
import { asRefusal, notImplemented } from './refusal.ts';
import { type Action, type ConfirmationRequest, type Desk, uuidOf } from './sns/desk.ts';
import { type Form, parseForm } from './sns/form.ts';
import { type Change, openJournal } from './sns/journal.ts';
import * as phones from './sns/phones.ts';
import { type Delivery, publish, publishBatch } from './sns/publish.ts';
import { stateOf, stateText } from './sns/state.ts';
import * as subscriptions from './sns/subscriptions.ts';
import * as topics from './sns/topics.ts';
import { toXml, type XmlElements, xmlDocument } from './xml.ts';

/** SNS on loopback. */
export type Sns = Loopback & {
  /** What a person does who answers STOP: the number gets no SMS until it is opted in again. */
  optOut(phoneNumber: string): Promise<void>;
  /** All that it remembers, to start another one from. */
  remembered(): string;
};

/** Actions that only look. */
const questions = new Map<string, Action>(
  Object.entries({
    ListTopics: topics.listTopics,
    GetTopicAttributes: topics.getTopicAttributes,
    ListTagsForResource: topics.listTagsForResource,
    ListSubscriptions: subscriptions.listSubscriptions,
    ListSubscriptionsByTopic: subscriptions.listSubscriptionsByTopic,
    GetSubscriptionAttributes: subscriptions.getSubscriptionAttributes,
    CheckIfPhoneNumberIsOptedOut: phones.checkIfPhoneNumberIsOptedOut,
    GetSMSAttributes: phones.getSmsAttributes,
    Publish: publish,
    PublishBatch: publishBatch,
  }),
);

/** Actions that change the state. */
const changes = new Map<string, Action>(
  Object.entries({
    CreateTopic: topics.createTopic,
    DeleteTopic: topics.deleteTopic,
    SetTopicAttributes: topics.setTopicAttributes,
    TagResource: topics.tagResource,
    Subscribe: subscriptions.subscribe,
    ConfirmSubscription: subscriptions.confirmSubscription,
    Unsubscribe: subscriptions.unsubscribe,
    SetSubscriptionAttributes: subscriptions.setSubscriptionAttributes,
    OptInPhoneNumber: phones.optInPhoneNumber,
    SetSMSAttributes: phones.setSmsAttributes,
  }),
);
/** What a person does by answering STOP; no action of SNS, but a change that is kept with the others. */
const optOut = 'OptOut';

const namespace = 'http://sns.amazonaws.com/doc/2010-03-31/';

/**
 * SNS with the actions that Bellwether uses; all others, filter policies and FIFO topics are refused with 501.
 * Each accepted message goes to `onDelivery` before its publish is answered; if that throws, the publish fails.
 * `confirm: 'by-token'` leaves e-mail and web subscriptions pending until the token that `onConfirmation` gets comes
 * back within two days. With a folder, topics, subscriptions and opt-outs survive a restart.
 */
export async function startSns(
  options: {
    readonly now: () => number;
    readonly confirm: Desk['confirm'];
    readonly folder: string | null;
    /** What another one remembered; nothing unless it is given. A folder has its own. */
    readonly remembers?: string;
    readonly onDelivery: (delivery: Delivery) => void;
    readonly onConfirmation: (request: ConfirmationRequest) => void;
  },
  serve: Listen = listen,
): Promise<Sns> {
  const { folder, remembers = null, ...rest } = options;
  let state = stateOf(remembers);
  let messages = 0;
  const messageId = (): string => {
    messages += 1;
    return uuidOf(options.now(), messages);
  };
  const deskAt = (now: () => number): Desk => ({ ...rest, now, state, messageId });

  const journal =
    folder === null
      ? null
      : await openJournal(folder, (kept, done) => {
          state = stateOf(kept);
          for (const change of done) apply(change, () => {});
          return stateText(state);
        });

  function apply({ at, action, form }: Change, onConfirmation: Desk['onConfirmation']): XmlElements {
    const change = action === optOut ? phones.optOut : changes.get(action);
    if (change === undefined) throw notImplemented(action);
    return change(parseForm(form), { ...deskAt(() => at), onConfirmation });
  }

  async function change(action: string, form: string): Promise<XmlElements> {
    const done = { at: options.now(), action, form };
    const result = apply(done, options.onConfirmation);
    await journal?.record(done);
    return result;
  }

  async function carryOut(name: string, text: string, form: Form): Promise<XmlElements> {
    const question = questions.get(name);
    if (question !== undefined) return question(form, deskAt(options.now));
    if (!changes.has(name)) throw notImplemented(name);
    return change(name, text);
  }

  const loopback = await serve(async (request) => {
    const sent = await text(request.body);
    const form = parseForm(sent);
    const name = form.get('Action') ?? '';
    const headers = { 'content-type': 'text/xml' };
    try {
      const answer = { [`${name}Result`]: await carryOut(name, sent, form), ResponseMetadata: requestId };
      return { status: 200, headers, body: xmlDocument(`${name}Response`, namespace, answer) };
    } catch (error) {
      const { status, code, message } = asRefusal(error);
      const details = { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message };
      return { status, headers, body: toXml({ ErrorResponse: { Error: details, ...requestId } }) };
    }
  });
  return {
    ...loopback,
    remembered: () => stateText(state),
    optOut: async (phoneNumber) => {
      await change(optOut, new URLSearchParams({ phoneNumber }).toString());
    },
  };
}

const requestId = { RequestId: uuidOf(0, 0) };
