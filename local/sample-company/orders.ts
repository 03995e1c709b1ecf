import type { LedgerDay } from '../../examples/ledger/transaction-columns.ts';
import { DAYS_BEFORE_SAMPLE, type LifePlan } from './life-plan.ts';
import type { Random } from './random.ts';

/** The orders of an account, one a day at most and none at weekends: a steady rhythm with a little play in it. */
export function ordersOf({ days, firstWeekday, temper }: LifePlan, random: Random): readonly LedgerDay[] {
  const orders: LedgerDay[] = [];
  let next = random.wholeBetween(0, 5) - DAYS_BEFORE_SAMPLE;
  for (let day = next; day < days; day += 1) {
    const { gapDays, orderCents } = temper(day);
    if (gapDays === null || day < next || isWeekend(firstWeekday + day)) continue;
    orders.push({ day, cents: BigInt(Math.round(orderCents * random.between(0.8, 1.2))), bought: true });
    next = day + Math.max(1, Math.round(gapDays * random.between(0.85, 1.15)));
  }
  return orders;
}

function isWeekend(daysAfterASunday: number): boolean {
  const weekday = ((daysAfterASunday % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}
