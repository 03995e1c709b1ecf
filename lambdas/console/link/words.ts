import type { CaseKind, CaseState, Milestone, Resolution, StepName, Tier } from '../../cases/case.ts';
import type { Moment } from '../../cases/moment.ts';
import type { CalendarDay } from '../../scoring/calendar.ts';
import type { ChartWords } from '../design/chart-words.ts';

/** What a form asks for: the same names as the actions, and the decision about held rescues, which is two of them. */
export type AskName = 'acknowledge' | 'on-site' | 'resolve' | 'commitment-sent' | 'hand-over' | 'decide';

/** The words around one form. */
type AskWords = {
  readonly heading: string;
  /** What it means to do it, for the kinds of cases that know it. */
  readonly meaning: Readonly<Partial<Record<CaseKind, string>>>;
  /** What is ticked or chosen: no button alone changes anything. */
  readonly choice: string;
  readonly button: string;
};

/** All that the pages behind the links say in one language, beside what notices say. */
export type LinkWords = {
  readonly skip: string;
  readonly kinds: Readonly<Record<CaseKind, string>>;
  readonly states: Readonly<Record<CaseState, string>>;
  readonly onSite: string;
  readonly breached: string;
  readonly resolutions: Readonly<Record<Resolution, string>>;
  /** How a person resolves: of accounts and of data. */
  readonly outcomes: Readonly<
    Record<'account' | 'data', Readonly<Record<'saved' | 'lost' | 'false-alarm', string>>>
  >;
  readonly tier: (tier: Tier) => string;
  readonly noTier: string;
  readonly dataOf: (day: string) => string;

  readonly day: (day: CalendarDay) => string;
  readonly moment: (moment: Moment) => string;
  readonly utc: (moment: string) => string;
  /** The same moment where the customer is. */
  readonly local: (moment: string, zone: string) => string;
  readonly since: string;
  readonly reported: string;
  readonly due: string;

  readonly clock: {
    readonly heading: string;
    readonly left: (elapsed: string) => string;
    readonly over: (elapsed: string) => string;
    readonly overNow: string;
    readonly breach: string;
    readonly inTime: (elapsed: string) => string;
    readonly late: (elapsed: string) => string;
    readonly lateWithoutVisit: (elapsed: string) => string;
    readonly stays: string;
    readonly withoutVisit: string;
    readonly used: (percent: number) => string;
  };

  readonly asked: string;
  readonly alsoPossible: string;
  readonly nothingAsked: { readonly heading: string; readonly closed: string; readonly held: string };
  readonly asks: Readonly<Record<AskName, AskWords>>;
  readonly release: string;
  readonly discard: string;
  readonly heldNow: (count: number) => string;
  readonly handOver: {
    readonly choose: string;
    readonly onCase: string;
    readonly others: string;
    readonly id: string;
  };
  readonly note: {
    readonly add: string;
    readonly label: string;
    readonly breach: string;
    readonly cause: string;
    readonly hint: string;
  };
  readonly letter: { readonly open: string; readonly dueBy: (moment: string) => string };

  readonly before: {
    readonly heading: string;
    readonly by: (deed: string, who: string, moment: string) => string;
    readonly unknown: string;
    readonly lostNote: string;
  };

  readonly milestones: Readonly<Record<Milestone, string>>;
  readonly notYet: string;
  readonly progress: string;

  readonly happened: string;
  readonly opened: string;
  readonly complaints: string;
  readonly noSummary: string;
  readonly owner: string;
  readonly found: string;
  readonly standing: { readonly heading: string; readonly onDay: (day: string) => string };
  readonly drivers: {
    readonly falls: (day: string) => string;
    readonly weakest: string;
    readonly indicator: string;
    readonly points: string;
    readonly change: string;
  };

  readonly acknowledgeBy: (moment: string) => string;
  readonly history: string;
  readonly historyOf: (account: string) => string;
  readonly historyFails: string;
  readonly chart: ChartWords;
  readonly asTable: string;
  readonly table: {
    readonly caption: (from: string, to: string) => string;
    readonly day: string;
    readonly index: string;
    readonly baseline: string;
    readonly unknown: string;
    readonly none: string;
  };

  readonly deeds: string;
  readonly noDeeds: string;
  /** By the name of a case's event; `handed-over` is followed by whom to. */
  readonly events: Readonly<Record<string, string>>;
  readonly system: string;
  readonly you: (name: string) => string;
  readonly told: string;
  readonly toldNobody: string;
  readonly steps: Readonly<Record<StepName, string>>;
  readonly next: string;
  readonly unless: Readonly<Record<Milestone, string>>;
  readonly joint: string;

  readonly foot: {
    readonly asOf: (moment: string) => string;
    readonly again: string;
    readonly yours: (name: string, until: string) => string;
    readonly times: string;
    readonly caseId: (id: string) => string;
  };

  readonly refused: {
    readonly heading: string;
    readonly lead: string;
    readonly typed: string;
    readonly back: string;
  };
  readonly noLetter: { readonly heading: string; readonly lead: string };
};
