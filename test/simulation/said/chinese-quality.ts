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
        ? say.rowsRejected(shortened(finding.key, mostOfKey), finding.rows)
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
  readonly rowsRejected: (key: string, rows: number) => string;
  readonly fileRejected: (problem: string, rows: number) => string;
  readonly held: (known: number, accounts: number, moved: string) => string;
  readonly suspicious: (scored: number, median: number) => string;
  readonly unreachable: (recipientId: string, why: string) => string;
  readonly unfilled: (accountId: string, role: string | undefined) => string;
};

const sentences: Readonly<Record<Chinese, Sentences>> = {
  'zh-CN': {
    missing: (deadline, day) => `截至${deadline}未收到快照。请送至 snapshots/${day}/ ，齐全后即自动计分。`,
    incomplete: (deadline, problems) =>
      `截至${deadline}，文件与清单不符：${problems}。请按清单补齐文件，或更正清单。`,
    rowsRejected: (key, rows) => `${key}：${rows}行被拒收。请按 receipts/${key}.errors.csv 更正后重新送交。`,
    fileRejected: (problem, rows) => `（${problem}），共${rows}行。请更正后重新送交。`,
    held: (known, accounts, moved) =>
      `${known}个客户中有${accounts}个将同时启动挽留，疑似数据故障，现已暂缓，未通知任何负责人。变动的指标：${moved}。请核查数据，然后更正当天数据，或选择放行或作废。`,
    suspicious: (scored, median) =>
      `仅有${scored}个客户计分，而最近7个完整日的中位数为${median}个。请补送缺失的数据；如数据无误，请在事项中注明。`,
    unreachable: (recipientId, why) =>
      `接收人 ${recipientId} 无法联系：${why}。请其确认订阅，或更正 recipients/recipients.csv 。`,
    unfilled: (accountId, role) =>
      `客户 ${accountId} 没有${role}，相关通知将转至值班台。请在 accounts/accounts.csv 和 recipients/recipients.csv 中补全。`,
  },
  'zh-TW': {
    missing: (deadline, day) => `截至${deadline}未收到快照。請送至 snapshots/${day}/ ，齊全後即自動計分。`,
    incomplete: (deadline, problems) =>
      `截至${deadline}，檔案與清單不符：${problems}。請依清單補齊檔案，或更正清單。`,
    rowsRejected: (key, rows) => `${key}：${rows}列遭退回。請依 receipts/${key}.errors.csv 更正後重新送交。`,
    fileRejected: (problem, rows) => `（${problem}），共${rows}列。請更正後重新送交。`,
    held: (known, accounts, moved) =>
      `${known}位客戶中有${accounts}位將同時啟動挽留，疑似資料故障，現已暫緩，未通知任何負責人。變動的指標：${moved}。請查核資料，然後更正當天資料，或選擇放行或作廢。`,
    suspicious: (scored, median) =>
      `僅有${scored}位客戶計分，而最近7個完整日的中位數為${median}位。請補送缺少的資料；如資料無誤，請在案件中註明。`,
    unreachable: (recipientId, why) =>
      `收件人 ${recipientId} 無法聯絡：${why}。請對方確認訂閱，或更正 recipients/recipients.csv 。`,
    unfilled: (accountId, role) =>
      `客戶 ${accountId} 沒有${role}，相關通知將轉至值班窗口。請在 accounts/accounts.csv 和 recipients/recipients.csv 中補齊。`,
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
