import * as z from 'zod';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time as HH:MM, for example 06:00');

/** Clocks change between these hours in most zones: a time there is skipped or met twice once a year. */
const isSafeFromClockChanges = (time: string): boolean => time < '01:00' || time >= '03:00';

const nightlyTime = timeOfDay.refine(isSafeFromClockChanges, {
  error: 'choose a time outside 01:00-03:00: when clocks change, a run in these hours is skipped',
});

const isTimeZone = (zone: string): boolean => {
  if (/^[+-]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const isHost = (url: string | undefined): boolean => url !== undefined && url === new URL(url).origin;

/** Everything that differs from one installation to another. `lib/settings.example.json` shows all of it. */
const stageSettings = z
  .strictObject({
    /** Part of every resource name. */
    name: z.string().regex(/^[a-z][a-z0-9]{1,9}$/, 'a stage name has 2 to 10 lower-case letters and digits'),
    /** Its keys and log groups are named with it, so it must be known before anything is deployed. */
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'for example eu-central-1'),
    /** Absent: the account that the credentials lead to. */
    account: z
      .string()
      .regex(/^\d{12}$/, 'an account has 12 digits')
      .optional(),

    /** IANA name; the zone of the three times that follow. */
    timeZone: z.string().refine(isTimeZone, 'an IANA time zone, for example Europe/Berlin').default('UTC'),
    /** When yesterday is scored. */
    runAt: nightlyTime.default('06:00'),
    /** When yesterday's files are overdue. */
    deadlineAt: timeOfDay.default('12:00'),
    /** When every recipient's subscriptions are checked. */
    reachabilityAt: nightlyTime.default('04:00'),
    /** In UTC, whatever the time zone. */
    executiveDigestAt: timeOfDay.default('07:00'),

    /** How long scores, and the file versions that explain them, are kept. */
    retentionDays: z.int().min(60).max(3650).default(400),
    /** Key of a model file in the work bucket, below `models/`; absent: the built-in model. */
    modelKey: z
      .string()
      .regex(
        /^models\/(?!kept\/).+/,
        'a key below models/, but not below models/kept/, where used models are kept',
      )
      .optional(),

    /** Recipient id that answers for every role that nobody fills. */
    defaultDesk: z.string().min(1),
    /** Gets the alarms of the system itself. */
    operatorEmail: z.email(),
    /** Where links in notices lead, without a trailing slash; absent: the address that AWS gives the API. */
    linkBaseUrl: z
      .url({ protocol: /^https$/ })
      .refine((url) => !url.endsWith('/'), 'no trailing slash')
      .optional(),
    /** Certificate (ACM, same region) for the host of linkBaseUrl, under which the API then answers itself. */
    linkCertificateArn: z
      .string()
      .regex(/^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate\/.+/, 'the ARN of an ACM certificate')
      .optional(),
    /** Roles or users of data teams, in any account, that may drop files and read receipts. */
    feedWriters: z
      .array(z.string().regex(/^arn:[a-z-]+:iam::\d{12}:(role|user)\/.+/, 'an IAM ARN'))
      .default([]),
    /**
     * How many functions the account may run at once, as AWS granted it (10 in a new account). Where there is
     * room, each of ours gets a part of its own, so that neither they nor others' functions starve the tick.
     */
    concurrentExecutions: z.int().min(10).default(10),
    /** The account's monthly SMS limit in US dollars, as set with AWS (1 for a new account). */
    smsMonthlyLimitUsd: z.number().positive().default(1),
  })
  .refine((stage) => stage.runAt < stage.deadlineAt, {
    path: ['deadlineAt'],
    error: 'the deadline must be later in the day than runAt',
  })
  .refine(({ linkBaseUrl, linkCertificateArn }) => linkCertificateArn === undefined || isHost(linkBaseUrl), {
    path: ['linkCertificateArn'],
    error: 'a certificate needs a linkBaseUrl of a host only, for example https://care.example.com',
  });

export type StageSettings = z.infer<typeof stageSettings>;

const settingsFile = z.strictObject({
  stages: z
    .array(stageSettings)
    .min(1, 'name at least one stage')
    .refine((stages) => new Set(stages.map(({ name }) => name)).size === stages.length, {
      error: 'two stages have the same name',
    }),
});

/** The stages of a settings file, or what is wrong with it, one sentence per place. */
export type SettingsReading =
  | { readonly outcome: 'read'; readonly stages: readonly StageSettings[] }
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };

const parseJson = (text: string): { value: unknown } | { problem: string } => {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
};

export const parseSettings = (text: string): SettingsReading => {
  const json = parseJson(text);
  if ('problem' in json) return { outcome: 'refused', problems: [json.problem] };
  const parsed = settingsFile.safeParse(json.value);
  if (parsed.success) return { outcome: 'read', stages: parsed.data.stages };
  return {
    outcome: 'refused',
    problems: parsed.error.issues.map((issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`),
  };
};

/** What is synthesized when there is no settings file: enough to read the templates, not to deploy. */
export const demoStage: StageSettings = stageSettings.parse({
  name: 'demo',
  region: 'eu-central-1',
  defaultDesk: 'desk',
  operatorEmail: 'operators@example.com',
});
