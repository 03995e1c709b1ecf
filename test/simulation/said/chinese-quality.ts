import type { QualityFinding } from '../../../lambdas/cases/case.ts';
import type { Scenario } from '../scenario.ts';
import type { Chinese } from './chinese-scripts.ts';
import { shortened } from './names.ts';
import { deadlineOf, findingsOf, mostOfKey, problemsOf } from './quality.ts';
import type { Telling } from './saying.ts';

/** A line in Chinese for each thing that was found in this round. */
export function chineseQuality(scenario: Scenario, telling: Telling, locale: Chinese): readonly string[] {
  const day = telling.about.openedOn;
  return findingsOf(telling).map((finding) => findingText(finding, day, scenario, locale));
}

function findingText(finding: QualityFinding, day: string, scenario: Scenario, locale: Chinese): string {
  const say = sentences[locale];
  const deadline = deadlineOf(scenario, day);
  switch (finding.kind) {
    case 'missing':
      return say.missing(deadline, day);
    case 'incomplete':
      return say.incomplete(deadline, problemsOf(finding.problems).join('；'));
    case 'rejected':
      return finding.problem === null
        ? `${shortened(finding.key, mostOfKey)}${say.rowsRejected(finding.rows)}`
        : say.fileRejected(`${problemsOf([finding.problem])}`, finding.rows);
    case 'held':
      return say.held(finding.known, finding.accounts, scenario.truth.moved?.[day] ?? 'index');
    case 'suspicious':
      return say.suspicious(finding.scored, finding.medianTwice / 2);
    case 'unreachable-recipient':
      return say.unreachable(finding.recipientId, finding.why);
    case 'unfilled-role':
      return say.unfilled(finding.accountId, roles[locale][finding.role]);
  }
}

type Sentences = {
  readonly missing: (deadline: string, day: string) => string;
  readonly incomplete: (deadline: string, problems: string) => string;
  /** Behind the key of the file. */
  readonly rowsRejected: (rows: number) => string;
  readonly fileRejected: (problem: string, rows: number) => string;
  readonly held: (known: number, accounts: number, moved: string) => string;
  readonly suspicious: (scored: number, median: number) => string;
  readonly unreachable: (recipientId: string, why: string) => string;
  readonly unfilled: (accountId: string, role: string | undefined) => string;
};

const sentences: Readonly<Record<Chinese, Sentences>> = {
  'zh-CN': {
    missing: (deadline, day) => `截至${deadline}未收到快照。请送至 snapshots/${day}/ `,
    incomplete: (deadline, problems) => `截至${deadline}，文件与清单不符：${problems}。`,
    rowsRejected: (rows) => `：${rows}行被拒收`,
    fileRejected: (problem, rows) => `（${problem}），共${rows}行。`,
    held: (known, accounts, moved) =>
      `${known}个客户中有${accounts}个将同时启动挽留，疑似数据故障，现已暂缓，未通知任何负责人。变动的指标：${moved}。`,
    suspicious: (scored, median) => `仅有${scored}个客户计分，而最近7个完整日的中位数为${median}个。`,
    unreachable: (recipientId, why) => `接收人 ${recipientId} 无法联系：${why}`,
    unfilled: (accountId, role) => `客户 ${accountId} 没有${role}，`,
  },
  'zh-TW': {
    missing: (deadline, day) => `截至${deadline}未收到快照。請送至 snapshots/${day}/ `,
    incomplete: (deadline, problems) => `截至${deadline}，檔案與清單不符：${problems}。`,
    rowsRejected: (rows) => `：${rows}列遭退回`,
    fileRejected: (problem, rows) => `（${problem}），共${rows}列。`,
    held: (known, accounts, moved) =>
      `${known}位客戶中有${accounts}位將同時啟動挽留，疑似資料故障，現已暫緩，未通知任何負責人。變動的指標：${moved}。`,
    suspicious: (scored, median) => `僅有${scored}位客戶計分，而最近7個完整日的中位數為${median}位。`,
    unreachable: (recipientId, why) => `收件人 ${recipientId} 無法聯絡：${why}`,
    unfilled: (accountId, role) => `客戶 ${accountId} 沒有${role}，`,
  },
};

/** What roles are called that nobody may fill. */
const roles: Readonly<Record<Chinese, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    owner: '负责人',
    owner_manager: '负责人的上级',
    sales_lead: '销售主管',
    technical_lead: '技术主管',
    delivery_lead: '交付主管',
    executive_sponsor: '责任高管',
    sponsor_manager: '责任高管的上级',
    ceo: 'CEO',
  },
  'zh-TW': {
    owner: '負責人',
    owner_manager: '負責人的主管',
    sales_lead: '業務主管',
    technical_lead: '技術主管',
    delivery_lead: '交付主管',
    executive_sponsor: '督導高階主管',
    sponsor_manager: '督導高階主管的上級',
    ceo: '執行長',
  },
};
