import { isDeepStrictEqual } from 'node:util';
import { account, region } from '../identity.ts';
import { notImplemented, Refusal } from '../refusal.ts';
import type { Action } from './desk.ts';
import {
  entriesOf,
  entriesXml,
  type Form,
  invalidParameter,
  membersOf,
  notFound,
  pageOf,
  required,
} from './form.ts';
import type { SnsState, Topic } from './state.ts';

/** Attributes of a topic that are kept and given back; none of them changes what is delivered here. */
const keptAttributes = [
  'DisplayName',
  'Policy',
  'DeliveryPolicy',
  'KmsMasterKeyId',
  'SignatureVersion',
  'TracingConfig',
];

export const createTopic: Action = (form, { state }) => {
  const name = required(form, 'Name');
  if (!/^[\w-]{1,256}$/.test(name)) throw invalidParameter('Topic Name');
  const attributes = entriesOf(form, 'Attributes');
  for (const attribute of Object.keys(attributes)) checkAttribute(attribute);
  const tags = tagsOf(form);
  const arn = `arn:aws:sns:${region}:${account}:${name}`;
  const existing = state.topics.get(arn);
  if (existing === undefined) state.topics.set(arn, { arn, attributes, tags });
  else checkSame(existing, attributes, tags);
  return { TopicArn: arn };
};

/** Deletes the topic with its subscriptions; a topic that is not there is no error. */
export const deleteTopic: Action = (form, { state }) => {
  const arn = topicArnOf(form);
  state.topics.delete(arn);
  for (const subscription of state.subscriptions.values()) {
    if (subscription.topicArn === arn) state.subscriptions.delete(subscription.arn);
  }
  state.unsubscribed = state.unsubscribed.filter(({ topicArn }) => topicArn !== arn);
  return {};
};

export const listTopics: Action = (form, { state }) => {
  const { page, NextToken } = pageOf(state.topics.values(), form);
  return { Topics: { member: page.map(({ arn }) => ({ TopicArn: arn })) }, NextToken };
};

export const getTopicAttributes: Action = (form, { state }) => {
  const { arn, attributes } = topicOf(state, topicArnOf(form));
  const mine = [...state.subscriptions.values()].filter(({ topicArn }) => topicArn === arn);
  const deleted = state.unsubscribed.filter(({ topicArn }) => topicArn === arn);
  const pending = mine.filter((subscription) => subscription.pending !== null).length;
  return {
    Attributes: entriesXml({
      TopicArn: arn,
      Owner: account,
      DisplayName: '',
      SubscriptionsConfirmed: String(mine.length - pending),
      SubscriptionsPending: String(pending),
      SubscriptionsDeleted: String(deleted.length),
      ...attributes,
    }),
  };
};

export const setTopicAttributes: Action = (form, { state }) => {
  const topic = topicOf(state, topicArnOf(form));
  const name = required(form, 'AttributeName');
  checkAttribute(name);
  topic.attributes[name] = form.get('AttributeValue') ?? '';
  return {};
};

export const tagResource: Action = (form, { state }) => {
  Object.assign(taggedTopic(form, state).tags, tagsOf(form));
  return {};
};

export const listTagsForResource: Action = (form, { state }) => {
  const tags = Object.entries(taggedTopic(form, state).tags);
  return { Tags: { member: tags.map(([Key, Value]) => ({ Key, Value })) } };
};

/** The TopicArn of a request; refused when it is no ARN. */
export function topicArnOf(form: Form): string {
  return checkedArn(required(form, 'TopicArn'), 'TopicArn');
}

/** The ARN itself, refused when it has too few parts. */
export function checkedArn(arn: string, parameter: string): string {
  const parts = arn.split(':').length;
  if (parts >= 6) return arn;
  throw invalidParameter(`${parameter} Reason: An ARN must have at least 6 elements, not ${parts}`);
}

export function topicOf(state: SnsState, arn: string): Topic {
  const topic = state.topics.get(arn);
  if (topic === undefined) throw notFound('Topic');
  return topic;
}

function taggedTopic(form: Form, state: SnsState): Topic {
  const topic = state.topics.get(required(form, 'ResourceArn'));
  if (topic === undefined) throw new Refusal(404, 'ResourceNotFound', 'Resource does not exist');
  return topic;
}

function tagsOf(form: Form): Record<string, string> {
  return Object.fromEntries(
    membersOf(form, 'Tags.member').map((tag) => [required(tag, 'Key'), required(tag, 'Value')]),
  );
}

function checkAttribute(name: string): void {
  if (!keptAttributes.includes(name)) throw notImplemented(`The topic attribute ${name}`);
}

function checkSame(topic: Topic, attributes: Record<string, string>, tags: Record<string, string>): void {
  const isOther = Object.entries(attributes).some(([name, value]) => topic.attributes[name] !== value);
  if (isOther) throw invalidParameter('Attributes Reason: Topic already exists with different attributes');
  if (Object.keys(tags).length > 0 && !isDeepStrictEqual(tags, topic.tags)) {
    throw invalidParameter('Tags Reason: Topic already exists with different tags');
  }
}
