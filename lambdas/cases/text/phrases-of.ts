import type { Locale } from '../notice.ts';
import { en } from './en.ts';
import type { Phrases } from './phrases.ts';
import { zhCn } from './zh-cn.ts';
import { zhTw } from './zh-tw.ts';

/** What is said, by language. */
export const phrasesOf: Readonly<Record<Locale, Phrases>> = { en, 'zh-CN': zhCn, 'zh-TW': zhTw };
