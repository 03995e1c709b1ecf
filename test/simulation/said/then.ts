import type { Case } from '../../../lambdas/cases/case.ts';
import { usualAccount } from '../../support/company.ts';
import { hourMs } from '../hours.ts';
import type { Outcome } from '../outcome.ts';
import { receiverOf, standingEvents } from '../owed/moments.ts';
import { companyAt } from '../owed/people.ts';
import { isGrave, tierOf } from '../policy.ts';
import type { Company, Scenario } from '../scenario.ts';

/** What there was to say of an account's case at an instant, by its record and by who had which part then. */
export type Then = {
  readonly tier: string | null;
  readonly name: string;
  /** The owner's id; empty where there is none. */
  readonly owner: string;
  /** When each thing first happened of what had happened by then. */
  readonly happened: ReadonlyMap<string, number>;
  readonly reasons: readonly string[];
  readonly complaints: readonly {
    readonly reportedAt: number;
    readonly severity: string;
    /** In the customer's words, as much as is kept of them. */
    readonly summary: string;
  }[];
  readonly dueAt: number;
  /** Whether this rescue had a red channel of its own. */
  readonly hasRedChannel: boolean;
};

export function thenOf(outcome: Outcome, about: Case, at: number, company: Company): Then {
  const { scenario } = outcome;
  const events = standingEvents(about, at);
  const row = company.accounts[about.accountId ?? ''];
  const handedOver = events.findLast(({ event }) => event === 'handed-over');
  const receiver = handedOver === undefined ? null : receiverOf(handedOver);
  const owner = receiver ?? (row === undefined ? '' : (row.owner ?? usualAccount.owner));
  const notes = events.flatMap(({ event, note }) => (event === 'opened' ? [note ?? ''] : []));
  const named = events.flatMap((event) =>
    complaintIn(scenario, event.note ?? '').map((each) => ({ ...each, cameAt: Date.parse(event.at) })),
  );
  const complaints =
    named.length < mostNamed
      ? named
      : complaintsOf(scenario, about.accountId ?? '', at).map((each) => ({ ...each, cameAt: at }));
  const tierThen = (cameAt: number) => tierOf(companyAt(outcome, cameAt), about.accountId ?? '');
  const grave = complaints.filter(
    ({ severity, cameAt }, place) => place === 0 || isGrave(severity, tierThen(cameAt)),
  );
  const isOfRescue = about.redChannel?.fromRescue !== null;
  const anchors = [
    ...(isOfRescue ? [Date.parse(about.openedAt ?? '')] : []),
    ...grave.map(({ reportedAt }) => reportedAt),
  ];
  return {
    tier: about.tier,
    name: row?.name ?? about.accountId ?? '',
    owner: owner ?? '',
    happened: new Map([...events].reverse().map((each) => [each.event, Date.parse(each.at)])),
    reasons: [
      ...notes.flatMap((note) => note.split(', ')),
      ...events.flatMap(({ event, note }) => (event === 'reason-added' ? [note ?? ''] : [])),
    ],
    complaints,
    dueAt: Math.min(...anchors) + 24 * hourMs,
    hasRedChannel: outcome.cases.some(
      (each) => each.redChannel?.fromRescue === about.caseId && Date.parse(each.openedAt ?? '') <= at,
    ),
  };
}

/** So many characters of a complaint are kept, and no half of one. */
const mostOfSummary = 4_000;

/** A record names so many complaints. */
const mostNamed = 100;

/** The complaint that a record notes, as the files have it: of several of its id the first that was reported. */
function complaintIn(scenario: Scenario, note: string): Then['complaints'] {
  const [, id] = /^complaint (\S+), \w+$/.exec(note) ?? [];
  return complaintLines(scenario)
    .filter((each) => each.id === id)
    .toSorted((one, other) => one.reportedAt - other.reportedAt)
    .slice(0, 1);
}

/** All complaints of an account that had come by then. */
function complaintsOf(scenario: Scenario, account: string, at: number): Then['complaints'] {
  return complaintLines(scenario).filter((each) => each.account === account && each.deliveredAt <= at);
}

type ComplaintLine = Then['complaints'][number] & {
  readonly id: string;
  readonly account: string;
  readonly deliveredAt: number;
};

const linesOf = new WeakMap<Scenario['script'], readonly ComplaintLine[]>();

function complaintLines({ script }: Scenario): readonly ComplaintLine[] {
  const known = linesOf.get(script);
  if (known !== undefined) return known;
  const lines = script
    .filter(({ key }) => key.startsWith('complaints/'))
    .flatMap(({ at, body }) =>
      String(body)
        .split('\n')
        .map((line) => {
          const [id = '', account = '', reportedAt = '', severity = '', ...summary] = line.split(',');
          return {
            id,
            account,
            deliveredAt: Date.parse(`${at}:00Z`),
            reportedAt: Date.parse(reportedAt),
            severity,
            summary: summary
              .join()
              .slice(0, mostOfSummary)
              .replace(/[\ud800-\udbff]$/, ''),
          };
        }),
    );
  linesOf.set(script, lines);
  return lines;
}
