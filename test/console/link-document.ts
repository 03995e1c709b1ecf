import { linkStyle } from '../../lambdas/console/link/style.ts';
import { skeletonOf, textOf } from './skeleton.ts';

/** A document behind a link without its style, which has to be the one that its policy allows. */
function withoutStyle(document: string): string {
  const style = `<style>${linkStyle}</style>`;
  if (document.split(style).length !== 2) throw new Error('a document has its style once and to the letter');
  return document.replace(style, '');
}

/** The tags of such a document; throws when they are not sound, as `skeletonOf` does. */
export function linkSkeletonOf(document: string): readonly string[] {
  return skeletonOf(withoutStyle(document));
}

/** What a reader sees below the head. */
export function bodyTextOf(document: string): string {
  const [, body = ''] = withoutStyle(document).split('<body>');
  return textOf(body.replaceAll('\u00a0', ' '));
}
