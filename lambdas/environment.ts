import * as z from 'zod/mini';

/**
 * What a function is told by its environment: the contract between `lib/`, which sets these variables, and
 * the handlers, which read them once. Times are `HH:MM`.
 */
const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time as HH:MM'));

const name = z.string().check(z.minLength(1));
/** Of a bucket or a table. */
const place = z.string().check(z.minLength(3));

/** Every function: where the facts are. */
const storeEnvironment = z.object({
  /** Names the deployment in metrics. */
  STAGE: name,
  FEED_BUCKET: place,
  WORK_BUCKET: place,
  HISTORY_TABLE: place,
  CASES_TABLE: place,
});

/** When a business day is decided and when it is overdue, both on the following day in this zone. */
const dayEnvironment = z.object({
  RUN_AT: z._default(timeOfDay, '06:00'),
  DEADLINE_AT: z._default(timeOfDay, '12:00'),
  TIME_ZONE: z._default(z.string(), 'UTC'),
});

/** Functions that run a day. */
export const runEnvironment = z.object({
  ...storeEnvironment.shape,
  ...dayEnvironment.shape,
  /** Key of a model file in the work bucket; absent: the built-in model. */
  MODEL_KEY: z.optional(name),
  RETENTION_DAYS: z._default(z.coerce.number().check(z.int(), z.minimum(60)), 400),
});

/** Functions that make or check the signed links of notices, or change their keys. */
export const linkEnvironment = z.object({
  /** The secret in Secrets Manager with the keys that sign links. */
  LINK_SECRET_ARN: name,
});

/** Functions that tell people. */
export const noticeEnvironment = z.object({
  ...storeEnvironment.shape,
  ...linkEnvironment.shape,
  /** Topic names begin with this: `<prefix>recipient-<id>` and `<prefix>case-events`. */
  TOPIC_PREFIX: name,
  CASE_EVENTS_TOPIC_ARN: name,
  /** KMS key that encrypts the recipients' topics; absent: SNS's own encryption. */
  TOPIC_KEY: z.optional(name),
  /** Recipient id of the desk that answers for every role that nobody fills. */
  DEFAULT_DESK: name,
  /** Where a link in a notice leads, without a trailing slash. */
  LINK_BASE_URL: z.url(),
  /** When executives get their daily digest, in UTC. */
  EXECUTIVE_DIGEST_AT: z._default(timeOfDay, '07:00'),
});

/** Functions that look at what lies in the feed, start runs and tell people. */
export const tickEnvironment = z.object({
  ...runEnvironment.shape,
  ...noticeEnvironment.shape,
  STATE_MACHINE_ARN: name,
});

/** The pages behind the links. They are told whose link it is, and have no key to make or read one. */
export const pageEnvironment = z.object({
  ...storeEnvironment.shape,
  /** Key of a model file in the work bucket; absent: the built-in model. */
  MODEL_KEY: z.optional(name),
  /** Where the pages are, without a trailing slash. */
  LINK_BASE_URL: z.url(),
});

export type RunEnvironment = z.infer<typeof runEnvironment>;
export type LinkEnvironment = z.infer<typeof linkEnvironment>;
export type NoticeEnvironment = z.infer<typeof noticeEnvironment>;
export type TickEnvironment = z.infer<typeof tickEnvironment>;
export type PageEnvironment = z.infer<typeof pageEnvironment>;

/** Which variables each deployed function reads; `ls handlers/` has the same names. */
export const environments = {
  landed: tickEnvironment,
  plan: runEnvironment,
  score: runEnvironment,
  finish: runEnvironment,
  tick: tickEnvironment,
  reachability: noticeEnvironment,
  page: pageEnvironment,
  authorizer: linkEnvironment,
  'rotate-secret': linkEnvironment,
} as const;

export type FunctionName = keyof typeof environments;
