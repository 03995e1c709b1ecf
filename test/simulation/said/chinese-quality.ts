import type { QualityFinding } from '../../../lambdas/cases/case.ts';
import type { Scenario } from '../scenario.ts';
import type { Chinese } from './chinese-scripts.ts';
import { shortened } from './names.ts';
import { deadlineOf, findingsOf, mostOfKey, problemsOf } from './quality.ts';
import type { Telling } from './saying.ts';

/** A line in Chinese for each thing that was found in this round. */
export function chineseQuality(scenario: Scenario, telling: Telling, locale: Chinese): readonly string[] {
  const day = telling.about.openedOn;
  const write = locale === 'zh-CN' ? simplified : traditional;
  return findingsOf(telling).map((finding) => write(finding, day, deadlineOf(scenario, day), scenario));
}

function simplified(finding: QualityFinding, day: string, deadline: string, scenario: Scenario): string {
  switch (finding.kind) {
    case 'missing':
      return `截至${deadline}未收到快照。请送至 snapshots/${day}/ `;
    case 'incomplete':
      return `截至${deadline}，文件与清单不符：${problemsOf(finding.problems).join('；')}。`;
    case 'rejected':
      return finding.problem === null
        ? `${shortened(finding.key, mostOfKey)}：${finding.rows}行被拒收`
        : `（${problemsOf([finding.problem])}），共${finding.rows}行。`;
    case 'held':
      return `${finding.known}个客户中有${finding.accounts}个将同时启动挽留，疑似数据故障，现已暂缓，未通知任何负责人。变动的指标：${scenario.truth.moved?.[day] ?? 'index'}。`;
    case 'suspicious':
      return `仅有${finding.scored}个客户计分，而最近7个完整日的中位数为${finding.medianTwice / 2}个。`;
    case 'unreachable-recipient':
      return `接收人 ${finding.recipientId} 无法联系：${finding.why}`;
    case 'unfilled-role':
      return `客户 ${finding.accountId} 没有${roles['zh-CN'][finding.role]}，`;
  }
}

function traditional(finding: QualityFinding, day: string, deadline: string, scenario: Scenario): string {
  switch (finding.kind) {
    case 'missing':
      return `截至${deadline}未收到快照。請送至 snapshots/${day}/ `;
    case 'incomplete':
      return `截至${deadline}，檔案與清單不符：${problemsOf(finding.problems).join('；')}。`;
    case 'rejected':
      return finding.problem === null
        ? `${shortened(finding.key, mostOfKey)}：${finding.rows}列遭退回`
        : `（${problemsOf([finding.problem])}），共${finding.rows}列。`;
    case 'held':
      return `${finding.known}位客戶中有${finding.accounts}位將同時啟動挽留，疑似資料故障，現已暫緩，未通知任何負責人。變動的指標：${scenario.truth.moved?.[day] ?? 'index'}。`;
    case 'suspicious':
      return `僅有${finding.scored}位客戶計分，而最近7個完整日的中位數為${finding.medianTwice / 2}位。`;
    case 'unreachable-recipient':
      return `收件人 ${finding.recipientId} 無法聯絡：${finding.why}`;
    case 'unfilled-role':
      return `客戶 ${finding.accountId} 沒有${roles['zh-TW'][finding.role]}，`;
  }
}

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
