/** Whose link is none reads this, in every language. */
const ofLink = [
  'This link cannot be opened',
  'It may be incomplete or too old, or the fault is ours: try again in a minute. If it stays like this, open the newest message about the case, or ask the account desk.',
  '无法打开此链接',
  '链接可能不完整或已过期，也可能是系统暂时故障：请过一分钟再试。如仍无法打开，请打开有关此事项的最新消息，或询问值班台。',
  '無法開啟此連結',
  '連結可能不完整或已過期，也可能是系統暫時故障：請過一分鐘再試。如仍無法開啟，請開啟有關此案件的最新訊息，或詢問值班窗口。',
];

type Words = Readonly<Record<string, readonly string[]>>;

const ofDeed: Words = {
  en: [
    'Nothing was changed',
    'The case may have moved on since you opened the page, or the form did not arrive whole.',
    'Go back in your browser to find what you typed.',
    'See how the case stands now',
  ],
  'zh-CN': [
    '未作任何改动',
    '您打开页面之后，事项可能已有变化；也可能是提交的内容不完整。',
    '在浏览器中后退，即可找回您填写的内容。',
    '查看事项的最新情况',
  ],
  'zh-TW': [
    '未做任何變更',
    '您開啟頁面之後，案件可能已有變化；也可能是送出的內容不完整。',
    '在瀏覽器中返回上一頁，即可找回您填寫的內容。',
    '查看案件的最新情況',
  ],
};

const ofLetter: Words = {
  en: [
    'There is no letter here yet',
    'The letter of commitment is drafted when a red channel is closed by a person.',
    'See how the case stands now',
  ],
  'zh-CN': ['这里还没有承诺函', '红色通道由专人关闭后，系统才会起草改进承诺函。', '查看事项的最新情况'],
  'zh-TW': ['這裡還沒有承諾書', '紅色通道由專人結案後，系統才會草擬改善承諾書。', '查看案件的最新情況'],
};

/** What a page does not say whose reader gets nothing, or whose deed changed nothing. */
export function unsaidOfRefusal(status: number, path: string, html: string): readonly string[] {
  const [, language = ''] = /<html lang="([^"]*)"/.exec(html) ?? [];
  const own = (path.endsWith('/letter') ? ofLetter : ofDeed)[language] ?? ofLink;
  const unsaid = (words: readonly string[]) => words.filter((each) => !html.includes(each));
  // A deed that comes from another page is answered as one that changed nothing.
  return status === 403 && !own.some((each) => html.includes(each)) ? unsaid(ofLink) : unsaid(own);
}
