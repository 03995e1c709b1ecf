import { createHash } from 'node:crypto';
import type {
  LinkEnvironment,
  NoticeEnvironment,
  PageEnvironment,
  RunEnvironment,
  TickEnvironment,
} from '../environment.ts';
import type { DayTimes } from '../flows/day-times.ts';
import { columnsOf } from '../flows/models.ts';
import type { Digest, LinkKeyStore } from '../ports.ts';
import { dynamoCases } from './dynamo-cases.ts';
import { dynamoDays } from './dynamo-days.ts';
import { dynamoHistory } from './dynamo-history.ts';
import { dynamoLedger } from './dynamo-ledger.ts';
import { dynamoNotices } from './dynamo-notices.ts';
import {
  clock,
  createDynamo,
  createPublisher,
  createS3,
  createSecrets,
  createSns,
  createStates,
  log,
} from './runtime.ts';
import { s3Feed } from './s3-feed.ts';
import { s3Work } from './s3-work.ts';
import { secretLinkKeys } from './secret-link-keys.ts';
import { stateMachineRuns } from './sfn-day-runs.ts';
import { linkReader, signedLinks } from './signed-links.ts';
import { snsNotifier } from './sns-notifier.ts';
import { workDirectory } from './work-directory.ts';

/** 16 hex digits of SHA-256. */
const digest: Digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

type StoreEnvironment = Pick<RunEnvironment, 'FEED_BUCKET' | 'WORK_BUCKET' | 'HISTORY_TABLE' | 'CASES_TABLE'>;

/** The stores behind their ports. `retentionDays` is how long history is kept, for functions that write it. */
export function wireStores(environment: StoreEnvironment, retentionDays = 0) {
  const clients = { dynamo: createDynamo(), s3: createS3() };
  const work = s3Work(clients.s3, environment.WORK_BUCKET);
  const { CASES_TABLE: casesTable, HISTORY_TABLE: table } = environment;
  return {
    clients,
    digest,
    work,
    feed: s3Feed(clients.s3, environment.FEED_BUCKET),
    directory: workDirectory(work),
    history: dynamoHistory(clients.dynamo, {
      table,
      retentionDays,
      columnsOf: (version) => columnsOf(work, version),
    }),
    days: dynamoDays(clients.dynamo, casesTable),
    cases: dynamoCases(clients.dynamo, casesTable, digest),
    notices: dynamoNotices(clients.dynamo, casesTable),
    ledger: dynamoLedger(clients.dynamo, casesTable),
  };
}

/** The ports of functions that run a day. */
export function wireRun(environment: RunEnvironment) {
  return wireStores(environment, environment.RETENTION_DAYS);
}

/** The ports of functions that tell people. */
export function wireNotices(environment: NoticeEnvironment) {
  const stores = wireStores(environment);
  const clients = { sns: createSns(), publisher: createPublisher() };
  const notifier = snsNotifier(clients, {
    topicPrefix: environment.TOPIC_PREFIX,
    caseEventsTopicArn: environment.CASE_EVENTS_TOPIC_ARN,
    topicKey: environment.TOPIC_KEY,
  });
  return {
    ...stores,
    clock,
    notifier,
    links: wireLinks(environment),
    defaultDesk: environment.DEFAULT_DESK,
    executiveDigestAt: environment.EXECUTIVE_DIGEST_AT,
  };
}

/** The ports of functions that look at the feed, start runs and tell people. */
export function wireTick(environment: TickEnvironment) {
  const notices = wireNotices(environment);
  return { ...notices, runs: stateMachineRuns(createStates(), environment.STATE_MACHINE_ARN) };
}

/** The ports of the pages behind the links. */
export function wirePages(environment: PageEnvironment) {
  return {
    ...wireStores(environment),
    modelKey: environment.MODEL_KEY,
    ownOrigin: new URL(environment.LINK_BASE_URL).origin,
    onTrouble: (error: unknown) =>
      log(JSON.stringify({ level: 'error', message: 'a page lacks its history', error: String(error) })),
  };
}

/** What makes the links in notices. */
export function wireLinks(environment: LinkEnvironment & Pick<PageEnvironment, 'LINK_BASE_URL'>) {
  return signedLinks(wireLinkKeys(environment), environment.LINK_BASE_URL);
}

/** What decides who may pass to the pages. */
export function wireGate(environment: LinkEnvironment) {
  return linkReader(wireLinkKeys(environment));
}

function wireLinkKeys(environment: LinkEnvironment): LinkKeyStore {
  return secretLinkKeys(createSecrets(), environment.LINK_SECRET_ARN);
}

/** When days are decided and overdue. */
export function dayTimes(
  environment: Pick<RunEnvironment, 'RUN_AT' | 'DEADLINE_AT' | 'TIME_ZONE'>,
): DayTimes {
  return {
    runAt: environment.RUN_AT,
    deadlineAt: environment.DEADLINE_AT,
    timeZone: environment.TIME_ZONE,
  };
}
