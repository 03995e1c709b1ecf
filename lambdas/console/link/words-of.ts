import type { Locale } from '../../cases/notice.ts';
import type { LinkWords } from './words.ts';
import { enLinkWords } from './words-en.ts';
import { zhCnLinkWords } from './words-zh-cn.ts';
import { zhTwLinkWords } from './words-zh-tw.ts';

/** What the pages say, by language. */
export const linkWordsOf: Readonly<Record<Locale, LinkWords>> = {
  en: enLinkWords,
  'zh-CN': zhCnLinkWords,
  'zh-TW': zhTwLinkWords,
};
