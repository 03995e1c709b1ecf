import type * as z from 'zod';
import type { environments, FunctionName } from '../lambdas/environment.ts';
import type { Names } from './names.ts';
import type { Places } from './places.ts';
import type { StageSettings } from './stages.ts';

/** The variables that one handler reads, as text; the compiler holds them to the handler's own schema. */
type VariablesOf<Name extends FunctionName> = {
  [Key in keyof z.infer<(typeof environments)[Name]>]: string;
};

type Variables = { readonly [Name in FunctionName]: VariablesOf<Name> };

/** `linkBaseUrl` is where the pages answer, without a trailing slash. */
export const variablesOf = (
  stage: StageSettings,
  names: Names,
  places: Places,
  linkBaseUrl: string,
): Variables => {
  const store = {
    STAGE: stage.name,
    FEED_BUCKET: names.feedBucket,
    WORK_BUCKET: names.workBucket,
    HISTORY_TABLE: names.historyTable,
    CASES_TABLE: names.casesTable,
  };
  const link = { LINK_SECRET_ARN: places.linkSecret };
  const model = stage.modelKey === undefined ? {} : { MODEL_KEY: stage.modelKey };
  const run = {
    ...store,
    ...model,
    RUN_AT: stage.runAt,
    DEADLINE_AT: stage.deadlineAt,
    TIME_ZONE: stage.timeZone,
    RETENTION_DAYS: String(stage.retentionDays),
  };
  const notice = {
    ...store,
    ...link,
    TOPIC_PREFIX: names.topicPrefix,
    CASE_EVENTS_TOPIC_ARN: places.caseEvents,
    DEFAULT_DESK: stage.defaultDesk,
    LINK_BASE_URL: linkBaseUrl,
    EXECUTIVE_DIGEST_AT: stage.executiveDigestAt,
    TOPIC_KEY: names.keyAlias,
  };
  const tick = { ...run, ...notice, STATE_MACHINE_ARN: places.dayMachine };
  return {
    landed: tick,
    plan: run,
    score: run,
    finish: run,
    tick,
    reachability: notice,
    page: { ...store, ...model, LINK_BASE_URL: linkBaseUrl },
    authorizer: link,
    'rotate-secret': link,
  };
};
