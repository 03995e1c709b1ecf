import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountPath, casePath, dayPath, receiptPath } from '../../lambdas/console/links.ts';
import { documentOf, targetOf } from '../../local/console/routes.ts';
import { fakeSources } from './fake-sources.ts';
import { ownUrl } from './page-at.ts';
import { day, worldOf } from './sample-world.ts';
import { skeletonOf, targetsOf } from './skeleton.ts';

/** Where every kind of page is, in a world whose texts are all `text`. */
const places: readonly (readonly [name: string, path: (text: string) => string])[] = [
  ['portfolio', () => '/'],
  ['account', (text) => accountPath(text)],
  ['rescue', () => casePath('rescue-0123456789abcdef-2026-03-07')],
  ['red channel', () => casePath('red-channel-0123456789abcdef-2026-03-07')],
  ['data quality', () => casePath(`data-quality-${day}`)],
  ['runs', () => '/runs'],
  ['day', () => dayPath(day)],
  ['receipts', () => '/receipts'],
  ['receipt', (text) => receiptPath(`snapshots/${day}/${text}`)],
  ['mailbox', () => '/mailbox'],
];

const naughty = [
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '</title></textarea></style><svg/onload=alert(1)>',
  '" onmouseover="alert(1)" x="',
  '` autofocus onfocus=alert(1) `',
  'javascript:alert(1)',
  '//evil.example/%2e%2e',
  '<!--',
  '-->',
  '&lt;b&gt;&#x3c;',
  '{{7*7}}',
  'toString',
  '__proto__',
  'constructor',
  '\u202egnp.exe\u202c',
  '\u2066\u2067\u200f\u061c\u200b\ufeff',
  '\0\u0007\u001b[31m\u009b',
  '\u2028\u2029',
  'a/b?c=d&e#f%zz%00',
  '..',
  '.',
  '上海星辰 شركة النور 👩‍👩‍👧',
  'x'.repeat(150),
];

async function pageIn(world: string, path: string): Promise<string> {
  const target = targetOf(path);
  const document = target === null ? null : await documentOf(fakeSources(worldOf(world)), target, ownUrl);
  if (document === null) throw new Error(`nothing at ${path}`);
  return document;
}

describe.each(places)('the %s page', (_name, path) => {
  test.each(naughty)('keeps its shape whatever the texts are: %j', async (text) => {
    const plain = await pageIn('plain', path('plain'));

    const hostile = await pageIn(text, path(text));

    expect(skeletonOf(hostile)).toEqual(skeletonOf(plain));
  });

  test.each(naughty)('leads nowhere else, whatever the texts are: %j', async (text) => {
    const hostile = await pageIn(text, path(text));

    for (const target of targetsOf(hostile)) {
      expect(target).toMatch(/^(?:\/(?!\/)|#content$|data:image\/svg\+xml,)/);
      expect(target.split('?')[0]).not.toMatch(/\/\.{1,2}(?:\/|$)/);
    }
  });

  test.each(naughty)('shows nothing that turns or hides what is read: %j', async (text) => {
    const hostile = await pageIn(text, path(text));

    expect(hostile).not.toMatch(
      /(?![\t\n])\p{Cc}|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u,
    );
  });
});

test('the shape of an account page does not depend on any text', async () => {
  const plain = skeletonOf(await pageIn('plain', accountPath('plain')));
  const texts = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });

  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      expect(skeletonOf(await pageIn(text, accountPath(text)))).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});

test('a message links to our own pages only', async () => {
  const body = `Acknowledge: ${ownUrl}/cases/c-1\nor https://evil.example/x or ${ownUrl}.evil.example/y`;

  const document = await pageIn(body, '/mailbox');

  const followed = targetsOf(document).filter((target) => target.includes('c-1') || target.includes('evil'));
  expect(new Set(followed)).toEqual(new Set(['/cases/c-1']));
});
