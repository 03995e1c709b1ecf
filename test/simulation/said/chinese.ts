import { hourMs, minuteMs } from '../hours.ts';
import type { Scenario } from '../scenario.ts';
import { figuresOf } from './figures.ts';
import { momentIn, pointsText } from './forms.ts';
import { accountText, roomsIn } from './names.ts';
import type { Telling } from './saying.ts';
import type { Then } from './then.ts';

export type Chinese = 'zh-CN' | 'zh-TW';

/** What e-mails in the two scripts call the same. */
const scripts = {
  'zh-CN': {
    units: ['天', '小时', '分', '分钟'],
    red: '，连续3个计分日红色',
    unacknowledged: '无人确认',
    running: (due: string, left: string) => `须于${due}前到场（剩${left}）`,
    over: (due: string, over: string) => `已超时${over}（应于${due}前到场）`,
    onSite: (since: string) => `已于${since}到场`,
    severities: { low: '轻微', medium: '一般', high: '严重', critical: '特别严重' },
    one: '投诉',
    worst: (count: number, worst: string) => `${count}起投诉，最高级别为${worst}`,
    rescue: '挽留24小时无人确认',
  },
  'zh-TW': {
    units: ['天', '小時', '分', '分鐘'],
    red: '，連續3個計分日紅燈',
    unacknowledged: '無人確認',
    running: (due: string, left: string) => `須於${due}前到場（剩${left}）`,
    over: (due: string, over: string) => `已逾時${over}（應於${due}前到場）`,
    onSite: (since: string) => `已於${since}到場`,
    severities: { low: '輕微', medium: '一般', high: '嚴重', critical: '重大' },
    one: '客訴',
    worst: (count: number, worst: string) => `${count}件客訴，最高等級為${worst}`,
    rescue: '挽留24小時無人確認',
  },
} as const;

/** What an e-mail in Chinese says of a case: whose it is, how far it fell or how its clock stands, and where it comes from. */
export function chineseWords(
  scenario: Scenario,
  telling: Telling,
  then: Then,
  locale: Chinese,
): readonly string[] {
  const { about, step, madeAt } = telling;
  const [room] = roomsIn.email;
  if (about.kind === 'data-quality' || step === 'retracted' || room === undefined) return [];
  const { unacknowledged, red } = scripts[locale];
  const account = accountText(then, 'email', room);
  const openFor = elapsedInChinese(madeAt - Date.parse(about.openedAt ?? ''), locale);
  if (about.kind === 'red-channel') {
    const isOver = step === 'letter-due';
    return [account, ...(isOver ? [] : [clockText(telling, then, locale), originOf(then, locale)])];
  }
  const figures = figuresOf(scenario, about);
  if (figures === null) return [account];
  const { index, fall } = figures;
  const percent = fall === null ? 0 : Math.floor((1000 * (fall.baseline - index)) / fall.baseline + 0.5) / 10;
  const change =
    fall === null
      ? pointsText(index)
      : `${pointsText(fall.baseline)}→${pointsText(index)}（-${percent.toFixed(1)}%）`;
  const open = step === 'opened' ? '' : `，${openFor}${unacknowledged}`;
  return [`${account} ${change}${then.reasons.includes('red-band') ? red : ''}${open}`];
}

/** `3月5日`, as subjects and SMS have it. */
export function chineseDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

function clockText({ step, madeAt }: Telling, { dueAt, happened }: Then, locale: Chinese): string {
  const { running, over, onSite } = scripts[locale];
  const due = momentIn('email', dueAt);
  const onSiteAt = happened.get('on-site');
  if (happened.has('breached') || step === 'breached') {
    const isFresh = onSiteAt !== undefined || madeAt < dueAt + minuteMs;
    return over(due, isFresh ? '' : elapsedInChinese(madeAt - dueAt, locale));
  }
  return onSiteAt === undefined
    ? running(due, elapsedInChinese(dueAt - madeAt, locale))
    : onSite(momentIn('email', onSiteAt));
}

function originOf({ complaints }: Then, locale: Chinese): string {
  const { severities, one, worst, rescue } = scripts[locale];
  const order = Object.keys(severities);
  const gravest = Math.max(...complaints.map(({ severity }) => order.indexOf(severity)));
  const called = Object.values(severities)[gravest] ?? '';
  if (complaints.length === 0) return rescue;
  return complaints.length === 1 ? `${called}${one}` : worst(complaints.length, called);
}

export function elapsedInChinese(ms: number, locale: Chinese): string {
  const [days, hours, minutes, alone] = scripts[locale].units;
  const all = Math.max(0, Math.floor(ms / minuteMs));
  if (all * minuteMs >= 72 * hourMs) return `${Math.floor(all / (24 * 60))}${days}`;
  if (all < 60) return `${all}${alone}`;
  return `${Math.floor(all / 60)}${hours}${all % 60 === 0 ? '' : `${all % 60}${minutes}`}`;
}
