import type { Gauge } from './gauges.ts';

/** A message that SNS accepted for a person. */
export type Accepted = {
  readonly at: number;
  readonly recipientId: string;
  readonly noticeId: string;
  readonly step: string;
  /** Subject, e-mail and SMS. */
  readonly text: string;
  /** The run of a function that published it. */
  readonly invocation: number;
  /** How long that had waited before; null where nobody saw it. */
  readonly waitedMs: number | null;
};

/** An event of a case that SNS accepted for machines. */
export type AcceptedEvent = {
  readonly at: number;
  readonly caseId: string;
  readonly sequence: number;
  readonly text: string;
  /** The run of a function that published it. */
  readonly invocation: number;
};

/** What somebody did from a link, once they were told that it is done. */
export type Deed = {
  readonly at: number;
  readonly askedAt: number;
  /** When they got the link that they did it from. */
  readonly gotAt: number;
  readonly who: string;
  readonly caseId: string;
  readonly posts: string;
  readonly outcome: 'done' | 'refused' | 'turned-away';
  /** The page that they were shown because it had been done before; else null. */
  readonly page: string | null;
  /** What the page is in that they were shown; null where they were sent back to that of the case. */
  readonly language: string | null;
};

/** A page of a case as it stood in somebody's browser before they did something. */
export type Look = {
  readonly at: number;
  readonly who: string;
  readonly caseId: string;
  readonly html: string;
  /** The run of a function that made it. */
  readonly invocation: number;
};

/** A letter of commitment as somebody read it before they marked it as sent, in the language that was asked for; null where there was none. */
export type Letter = {
  readonly at: number;
  readonly who: string;
  readonly caseId: string;
  readonly language: string;
  readonly html: string | null;
  /** The run of a function that made it. */
  readonly invocation: number;
};

/** A run of a function that ended with an error, which alarms operators. */
export type Failure = {
  readonly at: number;
  readonly by: string;
  readonly invocation: number;
  readonly why: string;
};

type Moment = { readonly at: number };

/** Everything that can be seen from outside while a world goes on. */
export type Seen = {
  readonly accepted: readonly Accepted[];
  readonly events: readonly AcceptedEvent[];
  readonly deeds: readonly Deed[];
  readonly looks: readonly Look[];
  readonly letters: readonly Letter[];
  readonly gauges: readonly Gauge[];
  readonly failures: readonly Failure[];
  /** Runs of functions for whose requests something was planned to go wrong. */
  readonly troubled: ReadonlySet<number>;
  /** Looks at a page that changed something. */
  readonly writingLooks: readonly Moment[];
  /** Links that nobody signed which did what they were asked for. */
  readonly forgeries: readonly Moment[];
  /** Answers to people that lead elsewhere than to their case. */
  readonly astray: readonly (Moment & { readonly how: string })[];
  /** Answers that do not tell browsers what keeps a link to its reader. */
  readonly exposed: readonly (Moment & { readonly how: string })[];
  /** Stored cases that go over what somebody had done. */
  readonly overruled: readonly (Moment & { readonly how: string })[];
  /** What a run of a day did while another was at it. */
  readonly outOfTurn: readonly (Moment & { readonly how: string })[];
};

export const nothingSeen: Seen = {
  accepted: [],
  events: [],
  deeds: [],
  looks: [],
  letters: [],
  gauges: [],
  failures: [],
  troubled: new Set(),
  writingLooks: [],
  forgeries: [],
  astray: [],
  exposed: [],
  overruled: [],
  outOfTurn: [],
};
