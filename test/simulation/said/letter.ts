import { elapsedInChinese } from './chinese.ts';
import { elapsedText, momentOnPage } from './forms.ts';

/** What letters of commitment say in a language. */
type LetterWords = {
  /** What calendars show, and clocks besides, where the customer is; given as the instant at which UTC shows it. */
  readonly day: (there: number) => string;
  readonly moment: (there: number) => string;
  readonly elapsed: (ms: number) => string;
  readonly complaint: (when: string, summary: string) => string;
  readonly withoutComplaint: string;
  readonly acknowledged: (when: string, who: string) => string;
  readonly onSite: (when: string, elapsed: string) => string;
  readonly late: string;
  readonly over: (when: string) => string;
  readonly closing: (contact: string) => string;
  readonly sponsor: string;
  readonly owner: string;
};

const contactOf = (contact: string, said: string) => (contact === '' ? '' : said);

export function dayInChinese(there: number): string {
  const [year, month, day] = new Date(there).toISOString().slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

export function momentInChinese(there: number): string {
  return `${dayInChinese(there)} ${new Date(there).toISOString().slice(11, 16)}`;
}

export const letterWords: Readonly<Record<string, LetterWords>> = {
  en: {
    day: (there) => momentOnPage(there).split(',')[0] ?? '',
    moment: (there) => momentOnPage(there).replace(' UTC', ''),
    elapsed: elapsedText,
    complaint: (when, summary) =>
      summary === '' ? `On ${when} you complained to us.` : `On ${when} you told us: “${summary}”`,
    withoutComplaint: 'In recent weeks our work for you fell short, and we were late to notice it.',
    acknowledged: (when, who) => `${when}: ${who} took charge of the matter.`,
    onSite: (when, elapsed) => `${when}: our team was on your site, ${elapsed} after the matter reached us.`,
    late: 'We hold ourselves to being there within 24 hours. This time we were not, and we apologise.',
    over: (when) => `${when}: we closed the matter with you.`,
    closing: (contact) =>
      `We shall report to you on each of these measures by its date.${contactOf(contact, ` Until then ${contact} is there for you at any time.`)}\n\nYours faithfully,`,
    sponsor: 'Executive sponsor',
    owner: 'Owner',
  },
  'zh-CN': {
    day: dayInChinese,
    moment: momentInChinese,
    elapsed: (ms) => elapsedInChinese(ms, 'zh-CN'),
    complaint: (when, summary) =>
      summary === '' ? `${when}，您向我们提出了投诉。` : `${when}，您向我们反映：“${summary}”`,
    withoutComplaint: '近一段时间，我们的工作未能达到您的期望，而我们没有及时察觉。',
    acknowledged: (when, who) => `${when}：${who}接手处理此事。`,
    onSite: (when, elapsed) => `${when}：我方团队到达贵方现场，距我们获悉此事${elapsed}。`,
    late: '我们承诺24小时内到场，这一次没有做到，谨此致歉。',
    over: (when) => `${when}：此事处理完毕。`,
    closing: (contact) =>
      `我们将在上述日期前逐项向您汇报落实情况。${contactOf(contact, `在此期间，您可以随时联系${contact}。`)}\n\n此致\n敬礼`,
    sponsor: '责任高管',
    owner: '负责人',
  },
  'zh-TW': {
    day: dayInChinese,
    moment: momentInChinese,
    elapsed: (ms) => elapsedInChinese(ms, 'zh-TW'),
    complaint: (when, summary) =>
      summary === '' ? `${when}，您向我們提出客訴。` : `${when}，您向我們反映：「${summary}」`,
    withoutComplaint: '近一段時間，我們的工作未能達到您的期望，而我們沒有及時察覺。',
    acknowledged: (when, who) => `${when}：${who}接手處理此事。`,
    onSite: (when, elapsed) => `${when}：我們的團隊抵達貴公司現場，距我們得知此事${elapsed}。`,
    late: '我們承諾24小時內到場，這一次沒有做到，謹此致歉。',
    over: (when) => `${when}：此事處理完畢。`,
    closing: (contact) =>
      `我們將在上述日期前逐項向您回報落實情況。${contactOf(contact, `在此期間，您可以隨時聯絡${contact}。`)}\n\n敬祝　商祺`,
    sponsor: '督導高階主管',
    owner: '負責人',
  },
};

/** The instant at which UTC shows what clocks show there. */
export function timeThere(at: number, timeZone: string): number {
  const shown = new Date(at).toLocaleString('sv-SE', { timeZone });
  return Date.parse(`${shown.replace(' ', 'T')}Z`);
}
