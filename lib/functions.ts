import type { FunctionName } from '../lambdas/environment.ts';

/** What a failure means to a person, and what to do about it; one or two plain sentences each. */
export type Explanation = { readonly meaning: string; readonly action: string };

/** How a function is run and when somebody must look at it. */
export type FunctionSettings = {
  readonly does: string;
  /** 1,769 MB is one full core. */
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Errors and throttles within five minutes that are one too many; below it, retries take care. */
  readonly alarmAt: number;
  readonly failure: Explanation;
};

const readTheLog = 'Read the function log for the error of that time';

/**
 * No function has reserved concurrency. A reservation is refused in accounts with the small initial quota,
 * and the two functions that could starve the others are bounded where they are started: `score` by the
 * concurrency of the map, `landed` by the concurrency of its queue. Two ticks at once are harmless: they
 * claim each notice before they publish it.
 */
export const functions: Record<FunctionName, FunctionSettings> = {
  landed: {
    does: 'Takes in files as they arrive: roster, recipients, complaints; starts a day whose files changed.',
    memoryMb: 1024,
    timeoutSeconds: 300,
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
    alarmAt: 1,
    failure: {
      meaning: 'The keys that sign links were not changed on their day; links work as before.',
      action: `${readTheLog}, then start the rotation again as docs/deploy.md says.`,
    },
  },
};
