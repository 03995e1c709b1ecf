import { createHash } from 'node:crypto';
import type { Case } from '../../lambdas/cases/case.ts';
import type { Receipt } from '../../lambdas/feed/receipt.ts';
import type { DayRecord, Notice } from '../../lambdas/ports.ts';
import { stateOf } from '../../local/embedded/sns/state.ts';
import { historyTable, linkSecretArn } from '../../local/places.ts';
import { itemsOf, objectsOf, versionText } from './fingerprint.ts';
import type { Plan } from './plan.ts';
import type { Scenario } from './scenario.ts';
import type { Seen } from './seen.ts';
import type { Snapshot } from './snapshot.ts';
import type { Step } from './wire.ts';

/** What a run of a scenario came to, as anybody can see who looks into tables, buckets and mailboxes. */
export type Outcome = {
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly seen: Seen;
  readonly steps: readonly Step[];
  /** From when on nothing went wrong any more; `-Infinity` when nothing did. */
  readonly calmFrom: number;
  readonly firstTroubleAt: number;
  readonly endedAt: number;
  readonly cases: readonly Case[];
  readonly notices: readonly Notice[];
  readonly days: readonly DayRecord[];
  /** Items of the history, as they are stored. */
  readonly history: readonly string[];
  /** Until when the lock holds that is not given back; `-Infinity` when there is none. */
  readonly lockUntil: number;
  /** Whether the keys of links were changed. */
  readonly hasNewKeys: boolean;
  /** Receipts by the key of the file that they answer. */
  readonly receipts: ReadonlyMap<string, Receipt>;
  /** Lists of rejected rows by the key of their file. */
  readonly errors: ReadonlyMap<string, string>;
  /** The text of each file as its receipt read it: that of the version which it names; null where there is none. */
  readonly answered: ReadonlyMap<string, string | null>;
  /** Addresses that SNS sends to, by whose topic. */
  readonly addresses: ReadonlyMap<string, readonly string[]>;
  /** Files of the feed that lie there. */
  readonly files: ReadonlyMap<string, string>;
};

export type Trouble = { readonly firstAt: number; readonly calmFrom: number };

export function outcomeOf(
  scenario: Scenario,
  plan: Plan,
  end: Snapshot,
  steps: readonly Step[],
  trouble: Trouble,
): Outcome {
  const bodies = new Map<string, string[]>();
  const history: string[] = [];
  let lockUntil = Number.NEGATIVE_INFINITY;
  for (const { table, item } of itemsOf(end.aws)) {
    if (table === historyTable) history.push(JSON.stringify(item));
    const subject = String(item['subject']?.['S'] ?? '');
    if (subject === 'lock') lockUntil = Date.parse(String(item['heldUntil']?.['S']));
    const kind = subject.split('#')[0] ?? '';
    bodies.set(kind, [...(bodies.get(kind) ?? []), String(item['body']?.['S'] ?? '')]);
  }
  const parsed = <T>(kind: string) => (bodies.get(kind) ?? []).map((body) => JSON.parse(body) as T);
  const objects = [...objectsOf(end.aws.feed)];
  const answers = objects.filter(([key]) => key.startsWith('receipts/'));
  const keyOfAnswer = new Map(objects.map(([key]) => [answerName(key), key]));
  const named = (ending: string) =>
    answers.flatMap(([key, text]) => {
      if (!key.endsWith(ending)) return [];
      const name = key.slice('receipts/'.length, -ending.length);
      const isPlace = answerName(name) === name;
      return [[keyOfAnswer.get(name) ?? (isPlace ? name : key), text] as const];
    });
  const receipts = new Map(
    named('.json').flatMap(([key, text]) => receiptIn(text).map((receipt) => [key, receipt] as const)),
  );
  return {
    scenario,
    plan,
    seen: end.seen,
    steps,
    calmFrom: trouble.calmFrom,
    firstTroubleAt: trouble.firstAt,
    endedAt: end.now,
    cases: [...parsed<Case>('account'), ...parsed<Case>('day')],
    notices: parsed<Notice>('notice'),
    days: parsed<DayRecord>('days'),
    history,
    lockUntil,
    hasNewKeys: end.aws.secrets[linkSecretArn]?.stages['AWSCURRENT'] !== 'first',
    receipts,
    answered: new Map(
      [...receipts].map(([key, { version }]) => [key, versionText(end.aws.feed, key, version ?? '')]),
    ),
    errors: new Map(named('.errors.csv')),
    addresses: addressesIn(end.aws.topics),
    files: new Map(objects.filter(([key]) => !key.startsWith('receipts/'))),
  };
}

/** By recipient: the confirmed addresses of their topic. */
function addressesIn(text: string | undefined): Outcome['addresses'] {
  const { topics, subscriptions } = stateOf(text ?? null);
  const own = [...topics.keys()].filter((arn) => arn.includes('recipient-'));
  return new Map(
    own.map((arn) => [
      arn.split('recipient-')[1] ?? '',
      [...subscriptions.values()].flatMap(({ topicArn, endpoint, pending }) =>
        topicArn === arn && pending === null ? [endpoint] : [],
      ),
    ]),
  );
}

/** Under which name a file is answered: its key, unless that leaves no room for an ending. */
export function answerName(key: string): string {
  const [name = ''] = key.split('/').slice(-1);
  if (Buffer.byteLength(key) <= 900 && Buffer.byteLength(name) <= 240) return key;
  return `long-keys/${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}

/** A case in words: `rescue acme 2026-03-05`, `data-quality 2026-03-05`. */
export function nameOf({ kind, accountId, openedOn }: Case): string {
  return [kind, accountId, openedOn].filter((each) => each !== null).join(' ');
}

/** The same instant for people. */
export function timeText(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}

/** What is no JSON is no receipt. */
function receiptIn(text: string): readonly Receipt[] {
  try {
    return [JSON.parse(text) as Receipt];
  } catch {
    return [];
  }
}
