import { account } from '../identity.ts';
import { notImplemented } from '../refusal.ts';
import type { XmlElements } from '../xml.ts';
import { type Action, type Desk, uuidOf } from './desk.ts';
import { entriesOf, entriesXml, type Form, invalidParameter, notFound, pageOf, required } from './form.ts';
import { isPhoneNumber } from './phones.ts';
import type { SnsState, Subscription, Unsubscribed } from './state.ts';
import { checkedArn, topicArnOf, topicOf } from './topics.ts';

/** Hours for which a confirmation token is good (SNS ConfirmSubscription). */
const tokenHours = 48;
/** Hours for which a subscription that was unsubscribed is still listed. */
const listedHours = 72;
const hourMs = 3_600_000;

/** What the endpoint of each protocol looks like, and whether its owner must confirm before anything is sent. */
type Protocol = { readonly isEndpoint: (endpoint: string) => boolean; readonly confirms: boolean };
const protocols = new Map<string, Protocol>([
  ['email', { isEndpoint: (endpoint) => /^[^\s@]+@[^\s@]+$/.test(endpoint), confirms: true }],
  ['http', { isEndpoint: (endpoint) => endpoint.startsWith('http://'), confirms: true }],
  ['https', { isEndpoint: (endpoint) => endpoint.startsWith('https://'), confirms: true }],
  ['sms', { isEndpoint: isPhoneNumber, confirms: false }],
  ['sqs', { isEndpoint: (endpoint) => endpoint.startsWith('arn:'), confirms: false }],
  ['lambda', { isEndpoint: (endpoint) => endpoint.startsWith('arn:'), confirms: false }],
]);

/** Attributes of a subscription that are kept and given back; filters would change what is delivered, so not they. */
const keptAttributes = ['RawMessageDelivery', 'RedrivePolicy', 'DeliveryPolicy'];

export const subscribe: Action = (form, desk) => {
  const { state } = desk;
  const topicArn = topicArnOf(form);
  const protocol = required(form, 'Protocol');
  const endpoint = form.get('Endpoint') ?? '';
  const rule = protocols.get(protocol);
  if (rule === undefined) throw invalidParameter(`Does not support this protocol string: ${protocol}`);
  if (!rule.isEndpoint(endpoint)) throw invalidParameter(`Invalid ${protocol} endpoint: ${endpoint}`);
  topicOf(state, topicArn);
  const attributes = entriesOf(form, 'Attributes');
  for (const name of Object.keys(attributes)) checkAttribute(name);

  const waits = rule.confirms && desk.confirm === 'by-token';
  const subscription =
    findSame(state, { topicArn, protocol, endpoint, attributes }) ??
    add(desk, { topicArn, protocol, endpoint, attributes, waits });
  if (subscription.pending !== null) askToConfirm(desk, subscription);
  const tellsArn = subscription.pending === null || form.get('ReturnSubscriptionArn') === 'true';
  return { SubscriptionArn: tellsArn ? subscription.arn : 'pending confirmation' };
};

export const confirmSubscription: Action = (form, { state, now }) => {
  const topicArn = topicArnOf(form);
  const token = required(form, 'Token');
  const subscription = [...state.subscriptions.values()].find((one) => one.pending?.token === token);
  if (subscription?.topicArn !== topicArn || subscription.pending === null) throw invalidParameter('Token');
  if (now() - subscription.pending.sentAt > tokenHours * hourMs) throw invalidParameter('Token');
  subscription.pending = null;
  subscription.confirmationWasAuthenticated = form.get('AuthenticateOnUnsubscribe') === 'true';
  return { SubscriptionArn: subscription.arn };
};

/** A subscription that is not there is no error. */
export const unsubscribe: Action = (form, desk) => {
  const { state, now } = desk;
  const arn = checkedArn(required(form, 'SubscriptionArn'), 'SubscriptionArn');
  const subscription = state.subscriptions.get(arn);
  if (subscription === undefined) return {};
  state.subscriptions.delete(arn);
  state.unsubscribed = [...stillListed(desk), { ...subscription, endedAt: now() }];
  return {};
};

export const listSubscriptions: Action = (form, desk) => listing(desk, () => true, form);

export const listSubscriptionsByTopic: Action = (form, desk) => {
  const { arn } = topicOf(desk.state, topicArnOf(form));
  return listing(desk, ({ topicArn }) => topicArn === arn, form);
};

export const getSubscriptionAttributes: Action = (form, { state }) => {
  const subscription = subscriptionOf(form, state);
  return {
    Attributes: entriesXml({
      SubscriptionArn: subscription.arn,
      TopicArn: subscription.topicArn,
      Protocol: subscription.protocol,
      Endpoint: subscription.endpoint,
      Owner: account,
      PendingConfirmation: String(subscription.pending !== null),
      ConfirmationWasAuthenticated: String(subscription.confirmationWasAuthenticated),
      RawMessageDelivery: 'false',
      ...subscription.attributes,
    }),
  };
};

export const setSubscriptionAttributes: Action = (form, { state }) => {
  const subscription = subscriptionOf(form, state);
  const name = required(form, 'AttributeName');
  checkAttribute(name);
  subscription.attributes[name] = form.get('AttributeValue') ?? '';
  return {};
};

function add(
  { state }: Desk,
  wanted: Pick<Subscription, 'topicArn' | 'protocol' | 'endpoint' | 'attributes'> & { waits: boolean },
): Subscription {
  const { waits, ...rest } = wanted;
  state.ids += 1;
  const subscription: Subscription = {
    arn: `${wanted.topicArn}:${uuidOf(0, state.ids)}`,
    ...rest,
    pending: waits ? { token: '', sentAt: 0 } : null,
    confirmationWasAuthenticated: false,
  };
  state.subscriptions.set(subscription.arn, subscription);
  return subscription;
}

function askToConfirm({ state, now, onConfirmation }: Desk, subscription: Subscription): void {
  state.ids += 1;
  const token = `token-${state.ids}`;
  const at = now();
  subscription.pending = { token, sentAt: at };
  const { topicArn, protocol, endpoint } = subscription;
  onConfirmation({ topicArn, protocol, endpoint, token, at });
}

function findSame(
  state: SnsState,
  wanted: Pick<Subscription, 'topicArn' | 'protocol' | 'endpoint' | 'attributes'>,
): Subscription | null {
  for (const one of state.subscriptions.values()) {
    if (
      one.topicArn !== wanted.topicArn ||
      one.protocol !== wanted.protocol ||
      one.endpoint !== wanted.endpoint
    )
      continue;
    const isOther = Object.entries(wanted.attributes).some(([name, value]) => one.attributes[name] !== value);
    if (isOther)
      throw invalidParameter('Attributes Reason: Subscription already exists with different attributes');
    return one;
  }
  return null;
}

function stillListed({ state, now }: Desk): readonly Unsubscribed[] {
  return state.unsubscribed.filter(({ endedAt }) => now() - endedAt <= listedHours * hourMs);
}

function listing(desk: Desk, isAsked: (one: Subscription) => boolean, form: Form): XmlElements {
  const all = [...desk.state.subscriptions.values(), ...stillListed(desk)];
  const { page, NextToken } = pageOf(all.filter(isAsked), form);
  const member = page.map((one) => ({
    TopicArn: one.topicArn,
    Protocol: one.protocol,
    SubscriptionArn: shownAs(one),
    Owner: account,
    Endpoint: one.endpoint,
  }));
  return { Subscriptions: { member }, NextToken };
}

/** Only what works is shown with its ARN. */
function shownAs(one: Subscription | Unsubscribed): string {
  if ('endedAt' in one) return 'Deleted';
  return one.pending === null ? one.arn : 'PendingConfirmation';
}

function subscriptionOf(form: Form, state: SnsState): Subscription {
  const arn = checkedArn(required(form, 'SubscriptionArn'), 'SubscriptionArn');
  const subscription = state.subscriptions.get(arn);
  if (subscription === undefined) throw notFound('Subscription');
  return subscription;
}

function checkAttribute(name: string): void {
  if (!keptAttributes.includes(name)) throw notImplemented(`The subscription attribute ${name}`);
}
