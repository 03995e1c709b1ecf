import type { Tier } from '../../examples/ledger/tiers.ts';
import type { Complaint } from './complaint.ts';
import { DAYS_BEFORE_SAMPLE } from './life-plan.ts';
import { type Mood, orderHabits, type Temper } from './mood.ts';
import type { Random } from './random.ts';

/** What decides the life of an account without a story. */
export type Character = { readonly temper: Temper; readonly complaints: readonly Complaint[] };

const SHARE_DISCONTENT = 1 / 3;
const INVOICE_EVERY_DAYS = 30;
const COMPLAINT_CHANCE_A_DAY = 1 / 300;

const TROUBLES = [
  'Invoice does not show the agreed discount',
  'Delivery arrived a day late',
  'Two cartons were damaged in transit',
  'Wrong article in the last parcel',
  'Support ticket unanswered for three days',
  'Password reset does not work for new users',
  '发票抬头有误，请重开',
  '出貨單與訂單數量不符',
];

/**
 * An account that gives no cause for a rescue: content, or in one case of three lastingly not so: it buys a little
 * less each month, and half of those wait for an answer to an old complaint.
 */
export function ordinaryAccount(tier: Tier, days: number, random: Random): Character {
  const content = !random.chance(SHARE_DISCONTENT);
  const temper = content ? contentTemper(tier, random) : discontentTemper(tier, random);
  const unsettled = !content && random.chance(0.5) ? [oldComplaint] : [];
  return { temper, complaints: [...unsettled, ...smallComplaints(days, random)] };
}

function contentTemper(tier: Tier, random: Random): Temper {
  const mood: Mood = {
    ...habits(tier, random),
    nps: measured(tier, 0.3, random) ? random.wholeBetween(10, 70) : null,
    activeUserRatio: measured(tier, 0.2, random) ? random.between(0.45, 0.85) : null,
    meetingEveryDays: random.wholeBetween(28, 75),
    auditScore: random.wholeBetween(60, 95),
  };
  return paying(mood, random.wholeBetween(0, 4), random);
}

function discontentTemper(tier: Tier, random: Random): Temper {
  const mood: Mood = {
    ...habits(tier, random),
    nps: measured(tier, 0.3, random) ? random.wholeBetween(-60, 0) : null,
    activeUserRatio: measured(tier, 0.2, random) ? random.between(0.15, 0.4) : null,
    meetingEveryDays: random.wholeBetween(60, 150),
    auditScore: random.wholeBetween(25, 60),
  };
  const temper = paying(mood, random.wholeBetween(5, 20), random);
  return (day) => {
    const today = temper(day);
    return { ...today, orderCents: today.orderCents * (1.3 - 0.002 * (day + DAYS_BEFORE_SAMPLE)) };
  };
}

function habits(tier: Tier, random: Random) {
  const { gap, orderCents } = orderHabits[tier];
  return {
    gapDays: random.wholeBetween(...gap),
    orderCents: random.wholeBetween(...orderCents),
    surveyEveryDays: 90,
    daysPastDue: 0,
  };
}

/** Surveys and product use are not measured for every small account. */
function measured(tier: Tier, shareWithout: number, random: Random): boolean {
  return tier !== 'C' || !random.chance(shareWithout);
}

/** The mood of an account that pays each monthly invoice that many days late. */
function paying(mood: Mood, daysLate: number, random: Random): Temper {
  const dueOn = random.wholeBetween(0, INVOICE_EVERY_DAYS - 1) - 10 * INVOICE_EVERY_DAYS;
  return (day) => {
    const sinceDue = (day - dueOn) % INVOICE_EVERY_DAYS;
    return sinceDue <= daysLate ? { ...mood, daysPastDue: sinceDue } : mood;
  };
}

const oldComplaint: Complaint = {
  day: -60,
  minute: 11 * 60,
  severity: 'medium',
  summary: 'Credit note for the spring delivery is still missing',
  closedOn: null,
};

/** Few, minor, closed within days. Those of the month before the sample are still counted in its first days. */
function smallComplaints(days: number, random: Random): readonly Complaint[] {
  const complaints: Complaint[] = [];
  for (let day = -30; day < days; day += 1) {
    if (!random.chance(COMPLAINT_CHANCE_A_DAY)) continue;
    complaints.push({
      day,
      minute: random.wholeBetween(7 * 60, 17 * 60),
      severity: random.chance(0.6) ? 'low' : 'medium',
      summary: random.pick(TROUBLES),
      closedOn: day + random.wholeBetween(1, 4),
    });
  }
  return complaints;
}
