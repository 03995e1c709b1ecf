import type { Locale } from '../../cases/notice.ts';

/** What the letter of commitment and the page around it say in one language. */
export type LetterWords = {
  /** The language by its own name. */
  readonly language: string;
  readonly title: string;
  /** Around the letter, for who edits it. */
  readonly page: {
    readonly lead: string;
    readonly languages: string;
    readonly back: string;
    readonly causesHint: string;
  };
  readonly date: string;
  readonly to: string;
  readonly opening: string;
  readonly openingText: string;
  readonly happened: string;
  readonly complaint: (when: string, summary: string) => string;
  readonly withoutComplaint: string;
  readonly done: string;
  readonly acknowledged: (when: string, who: string) => string;
  readonly onSite: (when: string, elapsed: string) => string;
  readonly late: string;
  readonly resolved: (when: string) => string;
  readonly causes: string;
  readonly measures: string;
  readonly measure: string;
  readonly owner: string;
  readonly by: string;
  readonly closing: string;
  readonly closingText: (contact: string | null) => string;
  readonly signatures: string;
  readonly name: string;
  readonly role: string;
  readonly signed: string;
};

const en: LetterWords = {
  language: 'English',
  title: 'Letter of commitment to improve',
  page: {
    lead: 'A draft made from the case. Edit it here, then print it, or save it as a PDF, with your browser. Nothing that you type here is stored.',
    languages: 'Language of the letter',
    back: 'Back to the case',
    causesHint: 'These are the notes of the case, word for word. Leave what the customer is to read.',
  },
  date: 'Date',
  to: 'To',
  opening: 'Opening',
  openingText:
    'Dear Sir or Madam,\n\nyou told us that something had gone wrong, and we thank you for it. This letter says what happened, what we have done, and what we commit to.',
  happened: 'What happened',
  complaint: (when, summary) =>
    summary === '' ? `On ${when} you complained to us.` : `On ${when} you told us: “${summary}”`,
  withoutComplaint: 'In recent weeks our work for you fell short, and we were late to notice it.',
  done: 'What we have done',
  acknowledged: (when, who) => `${when}: ${who} took charge of the matter.`,
  onSite: (when, elapsed) => `${when}: our team was on your site, ${elapsed} after the matter reached us.`,
  late: 'We hold ourselves to being there within 24 hours. This time we were not, and we apologise.',
  resolved: (when) => `${when}: we closed the matter with you.`,
  causes: 'What the causes were',
  measures: 'What we commit to',
  measure: 'Measure',
  owner: 'Who answers for it',
  by: 'By when',
  closing: 'Closing',
  closingText: (contact) =>
    `We shall report to you on each of these measures by its date.${contact === null ? '' : ` Until then ${contact} is there for you at any time.`}\n\nYours faithfully,`,
  signatures: 'Signatures',
  name: 'Name',
  role: 'Position',
  signed: 'Place, date, signature',
};

const zhCn: LetterWords = {
  language: '简体中文',
  title: '改进承诺函',
  page: {
    lead: '这是根据事项自动生成的草稿。请在此修改，然后用浏览器打印或另存为PDF。您在此填写的内容不会被保存。',
    languages: '承诺函的语言',
    back: '返回事项',
    causesHint: '以下是事项备注的原文，请只保留适合客户阅读的内容。',
  },
  date: '日期',
  to: '致',
  opening: '开头',
  openingText:
    '尊敬的客户：\n\n感谢您向我们指出问题。谨以此函说明事情的经过、我们已采取的措施，以及我们的改进承诺。',
  happened: '事情经过',
  complaint: (when, summary) =>
    summary === '' ? `${when}，您向我们提出了投诉。` : `${when}，您向我们反映：“${summary}”`,
  withoutComplaint: '近一段时间，我们的工作未能达到您的期望，而我们没有及时察觉。',
  done: '我们已采取的措施',
  acknowledged: (when, who) => `${when}：${who}接手处理此事。`,
  onSite: (when, elapsed) => `${when}：我方团队到达贵方现场，距我们获悉此事${elapsed}。`,
  late: '我们承诺24小时内到场，这一次没有做到，谨此致歉。',
  resolved: (when) => `${when}：此事处理完毕。`,
  causes: '问题的原因',
  measures: '我们的改进承诺',
  measure: '措施',
  owner: '责任人',
  by: '完成日期',
  closing: '结尾',
  closingText: (contact) =>
    `我们将在上述日期前逐项向您汇报落实情况。${contact === null ? '' : `在此期间，您可以随时联系${contact}。`}\n\n此致\n敬礼`,
  signatures: '签署',
  name: '姓名',
  role: '职务',
  signed: '地点、日期、签名',
};

const zhTw: LetterWords = {
  language: '繁體中文',
  title: '改善承諾書',
  page: {
    lead: '這是根據案件自動產生的草稿。請在此修改，然後用瀏覽器列印或另存為PDF。您在此填寫的內容不會儲存。',
    languages: '承諾書的語言',
    back: '返回案件',
    causesHint: '以下是案件備註的原文，請只保留適合客戶閱讀的內容。',
  },
  date: '日期',
  to: '致',
  opening: '開頭',
  openingText:
    '敬愛的客戶：\n\n感謝您向我們指出問題。謹以此函說明事情的經過、我們已採取的措施，以及我們的改善承諾。',
  happened: '事情經過',
  complaint: (when, summary) =>
    summary === '' ? `${when}，您向我們提出客訴。` : `${when}，您向我們反映：「${summary}」`,
  withoutComplaint: '近一段時間，我們的工作未能達到您的期望，而我們沒有及時察覺。',
  done: '我們已採取的措施',
  acknowledged: (when, who) => `${when}：${who}接手處理此事。`,
  onSite: (when, elapsed) => `${when}：我們的團隊抵達貴公司現場，距我們得知此事${elapsed}。`,
  late: '我們承諾24小時內到場，這一次沒有做到，謹此致歉。',
  resolved: (when) => `${when}：此事處理完畢。`,
  causes: '問題的原因',
  measures: '我們的改善承諾',
  measure: '措施',
  owner: '負責人',
  by: '完成日期',
  closing: '結尾',
  closingText: (contact) =>
    `我們將在上述日期前逐項向您回報落實情況。${contact === null ? '' : `在此期間，您可以隨時聯絡${contact}。`}\n\n敬祝　商祺`,
  signatures: '簽署',
  name: '姓名',
  role: '職稱',
  signed: '地點、日期、簽名',
};

export const letterWordsOf: Readonly<Record<Locale, LetterWords>> = { en, 'zh-CN': zhCn, 'zh-TW': zhTw };
