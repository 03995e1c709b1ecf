import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from '../../lambdas/console/html.ts';

test.each([
  ['a text', '<b> & "q" \'s\' `t`', '<p>&lt;b&gt; &amp; &quot;q&quot; &#39;s&#39; &#96;t&#96;</p>'],
  ['a number', 12.5, '<p>12.5</p>'],
  ['nothing', null, '<p></p>'],
  ['markup of ours', html`<i>${'<'}</i>`, '<p><i>&lt;</i></p>'],
  ['a list', ['<', html`<br>`, 1, null], '<p>&lt;<br>1</p>'],
  ['a look-alike of markup', { toString: () => '<b>' } as unknown as string, null],
])('%s in a page', (_name, piece, expected) => {
  const make = () => String(html`<p>${piece}</p>`);

  if (expected === null) expect(make).toThrow();
  else expect(make()).toBe(expected);
});

test.each([
  ['a tab and a line feed stay', 'a\tb\nc', 'a\tb\nc'],
  ['a control becomes visible', 'a\u0000b\u007fc\u0085', 'a\ufffdb\ufffdc\ufffd'],
  ['a mark that turns the direction becomes visible', 'a\u202eb\u2067c', 'a\ufffdb\ufffdc'],
  ['a lone surrogate becomes visible', 'a\ud800b', 'a\ufffdb'],
  ['joined emoji stay', '👩‍👩‍👧', '👩‍👩‍👧'],
])('%s', (_name, text, expected) => {
  expect(String(html`${text}`)).toBe(expected);
});

test('no text brings a character that means something in markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(String(html`${text}`).replace(/&(?:amp|lt|gt|quot|#39|#96);/g, '')).not.toMatch(/[&<>"'`]/);
    }),
  );
});
