import { text } from 'node:stream/consumers';
import { type Loopback, listen } from './loopback.ts';
import { asRefusal, notImplemented } from './refusal.ts';
import { type Action, type ConfirmationRequest, type Desk, uuidOf } from './sns/desk.ts';
import { type Form, parseForm } from './sns/form.ts';
import * as phones from './sns/phones.ts';
import { type Delivery, publish, publishBatch } from './sns/publish.ts';
import { loadState, stateSaver } from './sns/state.ts';
import * as subscriptions from './sns/subscriptions.ts';
import * as topics from './sns/topics.ts';
import { toXml, type XmlElements, xmlDocument } from './xml.ts';

/** SNS on loopback. */
export type Sns = Loopback & {
  /** What a person does who answers STOP: the number gets no SMS until it is opted in again. */
  optOut(phoneNumber: string): Promise<void>;
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

/** Actions after which the state is saved. */
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

const namespace = 'http://sns.amazonaws.com/doc/2010-03-31/';

/**
 * SNS with the actions that Bellwether uses; all others, filter policies and FIFO topics are refused with 501.
 * Each accepted message goes to `onDelivery` before its publish is answered; if that throws, the publish fails.
 * `confirm: 'by-token'` leaves e-mail and web subscriptions pending until the token that `onConfirmation` gets comes
 * back within two days. With a folder, topics, subscriptions and opt-outs survive a restart.
 */
export async function startSns(options: {
  readonly now: () => number;
  readonly confirm: Desk['confirm'];
  readonly folder: string | null;
  readonly onDelivery: (delivery: Delivery) => void;
  readonly onConfirmation: (request: ConfirmationRequest) => void;
}): Promise<Sns> {
  const { folder, ...rest } = options;
  const state = await loadState(folder);
  const save = stateSaver(state, folder);
  let messages = 0;
  const messageId = (): string => {
    messages += 1;
    return uuidOf(options.now(), messages);
  };
  const desk: Desk = { ...rest, state, messageId };

  async function carryOut(name: string, form: Form): Promise<XmlElements> {
    const question = questions.get(name);
    if (question !== undefined) return question(form, desk);
    const change = changes.get(name);
    if (change === undefined) throw notImplemented(name);
    const result = change(form, desk);
    await save();
    return result;
  }

  const loopback = await listen(async (request, response) => {
    const form = parseForm(await text(request));
    const name = form.get('Action') ?? '';
    response.setHeader('content-type', 'text/xml');
    try {
      const result = await carryOut(name, form);
      response.end(
        xmlDocument(`${name}Response`, namespace, { [`${name}Result`]: result, ResponseMetadata: requestId }),
      );
    } catch (error) {
      const { status, code, message } = asRefusal(error);
      response.statusCode = status;
      const details = { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message };
      response.end(toXml({ ErrorResponse: { Error: details, ...requestId } }));
    }
  });
  return {
    ...loopback,
    optOut: async (phoneNumber) => {
      state.optedOut.add(phoneNumber);
      await save();
    },
  };
}

const requestId = { RequestId: uuidOf(0, 0) };
