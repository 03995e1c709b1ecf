export type Topic = {
  readonly arn: string;
  readonly attributes: Record<string, string>;
  readonly tags: Record<string, string>;
};

export type Subscription = {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly attributes: Record<string, string>;
  /** What the recipient confirms with, and when it was sent; null once confirmed. */
  pending: { readonly token: string; readonly sentAt: number } | null;
  /** Whether only its owner may unsubscribe it (`AuthenticateOnUnsubscribe`). */
  confirmationWasAuthenticated: boolean;
};

/** A subscription that was unsubscribed, and when (milliseconds since 1970). */
export type Unsubscribed = Subscription & { readonly endedAt: number };

/** Everything that SNS remembers. */
export type SnsState = {
  /** By ARN. */
  readonly topics: Map<string, Topic>;
  /** By ARN. */
  readonly subscriptions: Map<string, Subscription>;
  /** Those that lists still show. */
  unsubscribed: readonly Unsubscribed[];
  /** Phone numbers (E.164) that answered STOP. */
  readonly optedOut: Set<string>;
  readonly smsAttributes: Record<string, string>;
  /** How many ids of subscriptions and tokens were given. */
  ids: number;
};

type Saved = {
  topics: Topic[];
  subscriptions: Subscription[];
  /** Absent where it was kept by an earlier release. */
  unsubscribed?: readonly Unsubscribed[];
  optedOut: string[];
  smsAttributes: Record<string, string>;
  ids: number;
};

/** The state as a text; null is the state before anything happened. */
export function stateOf(text: string | null): SnsState {
  const saved = text === null ? null : (JSON.parse(text) as Saved);
  return {
    topics: new Map(saved?.topics.map((topic) => [topic.arn, topic])),
    subscriptions: new Map(saved?.subscriptions.map((subscription) => [subscription.arn, subscription])),
    unsubscribed: saved?.unsubscribed ?? [],
    optedOut: new Set(saved?.optedOut),
    smsAttributes: saved?.smsAttributes ?? {},
    ids: saved?.ids ?? 0,
  };
}

export function stateText(state: SnsState): string {
  const { topics, subscriptions, unsubscribed, optedOut, smsAttributes, ids } = state;
  const saved: Saved = {
    topics: [...topics.values()],
    subscriptions: [...subscriptions.values()],
    unsubscribed,
    optedOut: [...optedOut],
    smsAttributes,
    ids,
  };
  return JSON.stringify(saved);
}
