import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent } from '../file-error.ts';

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

/** Everything that SNS remembers. */
export type SnsState = {
  /** By ARN. */
  readonly topics: Map<string, Topic>;
  /** By ARN. */
  readonly subscriptions: Map<string, Subscription>;
  /** Phone numbers (E.164) that answered STOP. */
  readonly optedOut: Set<string>;
  readonly smsAttributes: Record<string, string>;
  /** How many ids of subscriptions and tokens were given. */
  ids: number;
};

/** The state of `<folder>/sns.json`, empty when that is absent or when there is no folder. */
export async function loadState(folder: string | null): Promise<SnsState> {
  const saved = folder === null ? null : await read(join(folder, 'sns.json'));
  return {
    topics: new Map(saved?.topics.map((topic) => [topic.arn, topic])),
    subscriptions: new Map(saved?.subscriptions.map((subscription) => [subscription.arn, subscription])),
    optedOut: new Set(saved?.optedOut),
    smsAttributes: saved?.smsAttributes ?? {},
    ids: saved?.ids ?? 0,
  };
}

/**
 * Saves the state as it is when the writing begins; resolves once everything that was there at the call is on disk.
 * Calls that come while a file is written share the next one.
 */
export function stateSaver(state: SnsState, folder: string | null): () => Promise<void> {
  if (folder === null) return async () => {};
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  async function writeNow(): Promise<void> {
    next = null;
    await write(folder as string, serialized(state));
  }

  return () => {
    if (next === null) {
      next = writing.then(writeNow, writeNow);
      writing = next;
    }
    return next;
  };
}

type Saved = {
  topics: Topic[];
  subscriptions: Subscription[];
  optedOut: string[];
  smsAttributes: Record<string, string>;
  ids: number;
};

function serialized({ topics, subscriptions, optedOut, smsAttributes, ids }: SnsState): string {
  const saved: Saved = {
    topics: [...topics.values()],
    subscriptions: [...subscriptions.values()],
    optedOut: [...optedOut],
    smsAttributes,
    ids,
  };
  return JSON.stringify(saved);
}

async function read(path: string): Promise<Saved | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Saved;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

async function write(folder: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'sns.new.json'), text);
  await rename(join(folder, 'sns.new.json'), join(folder, 'sns.json'));
}
