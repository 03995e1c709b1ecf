import type { Mutant } from './mutant.ts';

/** What is said in Chinese. */
export const languages: readonly Mutant[] = [
  {
    name: 'three-days-in-hours-in-taiwan',
    file: 'lambdas/cases/text/zh-tw.ts',
    before: 'if (days >= 3)',
    after: 'if (days > 3)',
    breaks: 'words are those of the facts',
    in: 'fall-bounds',
  },
  {
    name: 'severities-mixed-up-in-taiwan',
    file: 'lambdas/cases/text/zh-tw.ts',
    before: "high: '嚴重', critical: '重大'",
    after: "high: '重大', critical: '嚴重'",
    breaks: 'words are those of the facts',
    in: 'complaint-bounds',
  },
  {
    name: 'days-before-months-in-china',
    file: 'lambdas/cases/text/zh-cn.ts',
    before: 'shortDay: (month, day) =>',
    after: 'shortDay: (day, month) =>',
    breaks: 'words are those of the facts',
    in: 'fall-bounds',
  },
  {
    name: 'scripts-mixed-up',
    file: 'lambdas/cases/text/phrases-of.ts',
    before: "'zh-CN': zhCn, 'zh-TW': zhTw",
    after: "'zh-CN': zhTw, 'zh-TW': zhCn",
    breaks: 'words are those of the facts',
    in: 'fall-bounds',
  },
  {
    name: 'refused-for-no-reason-in-chinese',
    file: 'lambdas/cases/text/zh-cn.ts',
    before: '整个文件被拒收（${problem}），',
    after: '整个文件被拒收，',
    breaks: 'words are those of the facts',
    in: 'refusals',
  },
  {
    name: 'who-and-when-trade-places-in-chinese',
    file: 'lambdas/console/link/words-zh-cn.ts',
    before: '`${deed}：${who}，${moment}。本次未作任何改动。`',
    after: '`${deed}：${moment}，${who}。本次未作任何改动。`',
    breaks: 'pages say how it stands',
    in: 'link-life',
  },
];
