import {
  CheckIfPhoneNumberIsOptedOutCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  InvalidParameterException,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  NotFoundException,
  PublishCommand,
  type SNSClient,
  SubscribeCommand,
  type Subscription,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import type { Recipient } from '../cases/directory.ts';
import type { Notifier, PublishOutcome } from '../ports.ts';
import { openTopicPace } from './topic-pace.ts';

export type NotifierClients = {
  readonly sns: SNSClient;
  /** Makes one attempt. */
  readonly publisher: SNSClient;
};

export type NotifierSettings = {
  /** Recipient topics are named `<prefix>recipient-<id>`. */
  readonly topicPrefix: string;
  readonly caseEventsTopicArn: string;
  /** KMS key that encrypts recipient topics; undefined: SNS's own encryption. */
  readonly topicKey: string | undefined;
};

/** What SNS shows instead of an ARN while a subscription waits for its confirmation. */
const pending = 'PendingConfirmation';
/** What it shows instead of an ARN for three days after somebody unsubscribed. */
const unsubscribed = 'Deleted';

/** One topic per recipient with an e-mail and an SMS subscription; one further topic for machines. */
export function snsNotifier({ sns, publisher }: NotifierClients, settings: NotifierSettings): Notifier {
  const arnBase = settings.caseEventsTopicArn.slice(0, settings.caseEventsTopicArn.lastIndexOf(':') + 1);
  const topicBase = `${arnBase}${settings.topicPrefix}recipient-`;
  const paced = openTopicPace();

  async function send(command: PublishCommand): Promise<PublishOutcome> {
    try {
      await publisher.send(command);
      return { outcome: 'accepted' };
    } catch (error) {
      const isFinal = error instanceof InvalidParameterException || error instanceof NotFoundException;
      return {
        outcome: isFinal ? 'refused' : 'failed',
        why: error instanceof Error ? error.name : 'unknown',
      };
    }
  }

  async function subscriptionsOf(topicArn: string): Promise<Subscription[]> {
    const found: Subscription[] = [];
    let token: string | undefined;
    do {
      const reply = await sns.send(
        new ListSubscriptionsByTopicCommand({ TopicArn: topicArn, NextToken: token }),
      );
      found.push(...(reply.Subscriptions ?? []));
      token = reply.NextToken;
    } while (token !== undefined);
    return found;
  }

  /** Null when there is no such topic. */
  async function subscriptionsIfAny(topicArn: string): Promise<Subscription[] | null> {
    try {
      return await subscriptionsOf(topicArn);
    } catch (error) {
      if (error instanceof NotFoundException) return null;
      throw error;
    }
  }

  async function createTopic(topicArn: string): Promise<void> {
    const encryption: Record<string, string> =
      settings.topicKey === undefined ? {} : { KmsMasterKeyId: settings.topicKey };
    await sns.send(new CreateTopicCommand({ Name: topicArn.slice(arnBase.length), Attributes: encryption }));
  }

  async function recipientTopics(): Promise<string[]> {
    const found: string[] = [];
    let token: string | undefined;
    do {
      const reply = await sns.send(new ListTopicsCommand({ NextToken: token }));
      found.push(
        ...(reply.Topics ?? []).flatMap(({ TopicArn }) => (TopicArn === undefined ? [] : [TopicArn])),
      );
      token = reply.NextToken;
    } while (token !== undefined);
    return found.filter((arn) => arn.startsWith(topicBase));
  }

  /** False when SNS does not take the address, ever. */
  async function subscribe(topicArn: string, { protocol, endpoint }: Channel): Promise<boolean> {
    try {
      await sns.send(new SubscribeCommand({ TopicArn: topicArn, Protocol: protocol, Endpoint: endpoint }));
      return true;
    } catch (error) {
      if (error instanceof InvalidParameterException) return false;
      throw error;
    }
  }

  async function syncRecipient(recipient: Recipient): Promise<readonly string[]> {
    const topicArn = topicBase + recipient.recipientId;
    const listed = await subscriptionsIfAny(topicArn);
    if (listed === null) await createTopic(topicArn);
    const wanted = channelsOf(recipient);
    const present = (listed ?? []).filter(isAlive);
    const troubles: string[] = [];
    for (const channel of wanted) {
      const { protocol, endpoint } = channel;
      if (present.some((each) => each.Protocol === protocol && each.Endpoint === endpoint)) continue;
      if (!(await subscribe(topicArn, channel))) troubles.push(notSubscribed(protocol));
    }
    for (const each of present) {
      const isWanted = wanted.some((one) => one.protocol === each.Protocol && one.endpoint === each.Endpoint);
      // SNS itself forgets an unconfirmed subscription after two days; it has no ARN to remove it by.
      if (isWanted || !hasArn(each)) continue;
      await sns.send(new UnsubscribeCommand({ SubscriptionArn: each.SubscriptionArn }));
    }
    return troubles;
  }

  return {
    async publish(notice) {
      const topicArn = topicBase + notice.recipientId;
      await paced(topicArn);
      return send(
        new PublishCommand({
          TopicArn: topicArn,
          Subject: notice.text.subject,
          MessageStructure: 'json',
          Message: JSON.stringify({
            default: notice.text.sms,
            email: notice.text.email,
            sms: notice.text.sms,
          }),
          MessageAttributes: {
            noticeId: { DataType: 'String', StringValue: notice.noticeId },
            step: { DataType: 'String', StringValue: notice.step },
          },
        }),
      );
    },

    publishEvent: (caseId, sequence, event) =>
      send(
        new PublishCommand({
          TopicArn: settings.caseEventsTopicArn,
          Message: JSON.stringify(event),
          MessageAttributes: { eventId: { DataType: 'String', StringValue: `${caseId}#${sequence}` } },
        }),
      ),

    syncRecipient,

    async removeOthers(recipients) {
      const kept = new Set(recipients.map(({ recipientId }) => topicBase + recipientId));
      for (const topicArn of await recipientTopics()) {
        if (!kept.has(topicArn)) await sns.send(new DeleteTopicCommand({ TopicArn: topicArn }));
      }
    },

    async checkReach(recipient) {
      const wanted = channelsOf(recipient);
      if (wanted.length === 0) return ['has neither an e-mail address nor a phone number'];
      const listed = (await subscriptionsIfAny(topicBase + recipient.recipientId)) ?? [];
      const troubles: string[] = [];
      for (const { protocol, endpoint } of wanted) {
        const mine = listed.filter((each) => each.Protocol === protocol && each.Endpoint === endpoint);
        const found = mine.find(isAlive) ?? mine[0];
        if (found === undefined) troubles.push(notSubscribed(protocol));
        else if (found.SubscriptionArn === unsubscribed) troubles.push(`${protocol} was unsubscribed`);
        else if (found.SubscriptionArn === pending) troubles.push(`${protocol} is not confirmed`);
        else if (protocol === 'sms') {
          const check = new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: endpoint });
          if ((await sns.send(check)).isOptedOut === true) troubles.push('sms was opted out by its owner');
        }
      }
      return troubles;
    },
  };
}

type Channel = { readonly protocol: 'email' | 'sms'; readonly endpoint: string };

function isAlive({ SubscriptionArn }: Subscription): boolean {
  return SubscriptionArn !== unsubscribed;
}

function hasArn({ SubscriptionArn = '' }: Subscription): boolean {
  return SubscriptionArn.startsWith('arn:');
}

function notSubscribed(protocol: Channel['protocol']): string {
  return `${protocol} is not subscribed`;
}

function channelsOf(recipient: Recipient): readonly Channel[] {
  return [
    ...(recipient.email === null ? [] : [{ protocol: 'email' as const, endpoint: recipient.email }]),
    ...(recipient.phone === null ? [] : [{ protocol: 'sms' as const, endpoint: recipient.phone }]),
  ];
}
