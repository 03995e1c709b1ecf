import type { Locale } from '../../cases/notice.ts';
import { pageHead } from '../document.ts';
import { html, type Piece } from '../html.ts';
import { linkDocument } from './document.ts';
import { linkWordsOf } from './words-of.ts';

const LINK_REFUSED: readonly (readonly [Locale, heading: string, lead: string])[] = [
  [
    'en',
    'This link cannot be opened',
    'It may be incomplete or too old, or the fault is ours: try again in a minute. If it stays like this, open the newest message about the case, or ask the account desk.',
  ],
  [
    'zh-CN',
    '无法打开此链接',
    '链接可能不完整或已过期，也可能是系统暂时故障：请过一分钟再试。如仍无法打开，请打开有关此事项的最新消息，或询问值班台。',
  ],
  [
    'zh-TW',
    '無法開啟此連結',
    '連結可能不完整或已過期，也可能是系統暫時故障：請過一分鐘再試。如仍無法開啟，請開啟有關此案件的最新訊息，或詢問值班窗口。',
  ],
];

/**
 * What everybody gets who does not reach a case: whose link is none, changed, too old or for somebody who has left,
 * who asks too often, or when we have a fault. The same calm words for all, and nothing about the reason.
 */
export const linkRefusedPage: string = linkDocument({
  locale: 'en',
  title: LINK_REFUSED.map(([, heading]) => heading)[0] ?? '',
  skip: linkWordsOf.en.skip,
  kind: null,
  content: LINK_REFUSED.map(([locale, heading, lead], place) => {
    const title = place === 0 ? html`<h1>${heading}</h1>` : html`<h2>${heading}</h2>`;
    return html`<section class="card" lang="${locale}">${title}<p>${lead}</p></section>`;
  }),
  foot: null,
});

/** What a reader gets whose request changed nothing: no reason, but the way to the case as it is. */
export function deedRefusedPage(locale: Locale, token: string): string {
  const { refused } = linkWordsOf[locale];
  return wayBackPage(locale, refused, html`<p>${refused.typed}</p>`, `./${token}`);
}

/** What stands where a letter of commitment is going to be. */
export function noLetterPage(locale: Locale, token: string): string {
  return wayBackPage(locale, linkWordsOf[locale].noLetter, null, `../${token}`);
}

function wayBackPage(
  locale: Locale,
  { heading, lead }: { readonly heading: string; readonly lead: string },
  more: Piece,
  path: string,
): string {
  const words = linkWordsOf[locale];
  return linkDocument({
    locale,
    title: heading,
    skip: words.skip,
    kind: null,
    content: html`${pageHead({ heading: html`<h1>${heading}</h1>`, lead })}
${more}<p><a class="button-link" href="${path}">${words.refused.back}</a></p>`,
    foot: null,
  });
}
