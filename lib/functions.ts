import type { FunctionName } from '../lambdas/environment.ts';

/** What a failure means to a person, and what to do about it; one or two plain sentences each. */
export type Explanation = { readonly meaning: string; readonly action: string };

/** How a function is run and when somebody must look at it. */
export type FunctionSettings = {
  readonly does: string;
  /** 1,769 MB is one full core. */
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** How many may run at once; reserved where the account has room, so that it is also what it can count on. */
  readonly atOnce: number;
  /** Errors and throttles within five minutes that are one too many; below it, retries take care. */
  readonly alarmAt: number;
  readonly failure: Explanation;
};

/** A day comes in many files at once: so long they are gathered, to be taken in by few calls of `landed`. */
export const gatheringSeconds = 20;

const readTheLog = 'Read the function log for the error of that time';

/** What AWS wants to stay unreserved in an account. */
const unreserved = 100;

/**
 * Whether an account that may run so many functions at once has room for what ours reserve. A new account has
 * not: AWS refuses the reservation there, so ours then share the account with all others. `score` and `landed`,
 * the two that could starve the rest, are bounded by their callers as well.
 */
export const canReserve = (concurrentExecutions: number): boolean =>
  concurrentExecutions - unreserved >= Object.values(functions).reduce((sum, { atOnce }) => sum + atOnce, 0);

export const functions: Record<FunctionName, FunctionSettings> = {
  landed: {
    does: 'Takes in files as they arrive: roster, recipients, complaints; starts a day whose files changed.',
    memoryMb: 1024,
    timeoutSeconds: 300,
    // As few as a queue can be read by; a flood of files must not crowd out the tick.
    atOnce: 2,
    alarmAt: 3,
    failure: {
      meaning: 'New files are not taken in when they land; the tick takes them in later, if it can.',
      action: `${readTheLog}; a file that breaks the reader is named there.`,
    },
  },
  plan: {
    does: 'Decides whether a day can be scored and cuts its files into ranges.',
    memoryMb: 1769,
    timeoutSeconds: 900,
    // Days that are delivered together are planned together; all but one then find the lock taken.
    atOnce: 10,
    alarmAt: 1,
    failure: {
      meaning: 'The day was not started: no scores, no new rescues for yesterday.',
      action: `${readTheLog}, then start the day again as docs/deploy.md says.`,
    },
  },
  score: {
    does: 'Scores one range of a file.',
    memoryMb: 1769,
    timeoutSeconds: 900,
    atOnce: 20,
    // One range may be tried several times while the table makes room for the day's writes.
    alarmAt: 10,
    failure: {
      meaning: 'Part of the day could not be scored, so the whole day is not finished.',
      action: `${readTheLog}; throttling passes by itself, anything else names its file and range.`,
    },
  },
  finish: {
    does: 'Reconciles the counts, decides about the day, opens rescues, writes receipts.',
    memoryMb: 1769,
    timeoutSeconds: 900,
    atOnce: 5,
    alarmAt: 1,
    failure: {
      meaning: 'The day is scored but not decided: rescues are not opened and data teams have no receipts.',
      action: `${readTheLog}, then start the day again as docs/deploy.md says.`,
    },
  },
  tick: {
    does: 'Every minute: sends what is due, escalates what is overdue, finds what an event missed.',
    memoryMb: 1024,
    timeoutSeconds: 300,
    // One a minute for as long as a tick may take, and those that end a run. They claim what they send.
    atOnce: 10,
    alarmAt: 3,
    failure: {
      meaning: 'Owners and managers are not told what they are owed, and the clocks of cases run on.',
      action: `${readTheLog} now; nothing is lost, the next tick that works sends everything.`,
    },
  },
  reachability: {
    does: 'Every night: checks that each recipient can get e-mail and SMS.',
    memoryMb: 512,
    timeoutSeconds: 900,
    atOnce: 2,
    alarmAt: 1,
    failure: {
      meaning: 'Nobody was told about recipients who can no longer be reached.',
      action: `${readTheLog}; the check runs again tomorrow night.`,
    },
  },
  page: {
    does: 'Shows the case behind a link and does what its reader asks.',
    memoryMb: 1024,
    // API Gateway waits for 29 seconds.
    timeoutSeconds: 28,
    // As many as the API lets through in a burst.
    atOnce: 40,
    alarmAt: 3,
    failure: {
      meaning:
        'People who follow the link in a notice cannot see or acknowledge their case, and are escalated.',
      action: `${readTheLog} now, and tell the people of open cases by other means until it works.`,
    },
  },
  authorizer: {
    does: 'Lets a request pass to the pages only with a link that we signed and that still lives.',
    memoryMb: 512,
    timeoutSeconds: 10,
    atOnce: 40,
    alarmAt: 3,
    failure: {
      meaning: 'Links in notices are turned away although they are good, because they cannot be checked.',
      action: `${readTheLog}; most likely the secret with the keys cannot be read.`,
    },
  },
  'rotate-secret': {
    does: 'Gives links a new key and retires the key before the last.',
    memoryMb: 256,
    timeoutSeconds: 60,
    atOnce: 1,
    alarmAt: 1,
    failure: {
      meaning: 'The keys that sign links were not changed on their day; links work as before.',
      action: `${readTheLog}, then start the rotation again as docs/deploy.md says.`,
    },
  },
};

export const functionNames = Object.keys(functions) as readonly FunctionName[];
