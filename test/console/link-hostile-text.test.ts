import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkCasePage } from '../../lambdas/console/link/case-page.ts';
import type { LinkFacts } from '../../lambdas/console/link/facts.ts';
import { letterPage } from '../../lambdas/console/link/letter-page.ts';
import { redChannelOf } from '../support/cases.ts';
import { after, evidence, linkFactsOf } from '../support/link-facts.ts';
import { linkSkeletonOf } from './link-document.ts';

/** A case in which every text that comes from files or people is this one. */
function factsOf(text: string): LinkFacts {
  const closed = after(
    redChannelOf(),
    { action: 'acknowledge', by: text, note: text },
    { action: 'hand-over', to: 'mara', note: text },
    { action: 'resolve', outcome: 'saved', note: text },
  );
  const about = {
    ...closed,
    events: [...closed.events, { at: closed.openedAt ?? '', event: text, by: text, note: text }],
    told: [{ step: 'opened', occurrence: 0, recipientId: text, noticeId: text, at: closed.openedAt ?? '' }],
  } as const;
  return linkFactsOf(about, {
    reader: { recipientId: text, name: text },
    account: { accountId: text, name: text, timeZone: null, ownerId: text, sponsorId: text },
    people: new Map([[text, { recipientId: text, name: text }]]),
    involved: [text],
    complaints: [
      { complaintId: text, reportedAt: '2026-03-05T06:00:00.000Z', severity: 'high', summary: text },
    ],
    evidence: {
      ...evidence,
      falls: [{ indicator: text, change: -1 }],
      modelVersion: text,
      provenance: { key: text, version: text, line: 1 },
    },
  });
}

const plain = {
  page: linkSkeletonOf(linkCasePage(factsOf('plain'), null)),
  letter: linkSkeletonOf(letterPage(factsOf('plain'), 'zh-TW')),
};

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    '</textarea><script>alert(1)</script>',
    '</title><svg onload=alert(1)>',
    '</style><script>alert(1)</script>',
    '</option></select><form action=//evil.example>',
    '-->',
    ']]>',
    'javascript:alert(1)',
    '&lt;script&gt;',
    '\u202e<b>\u0000',
    '$context.authorizer',
    'constructor',
    '__proto__',
    'valueOf',
  ),
  fc.string({ unit: 'binary', minLength: 1 }),
);

test('whatever stands in files and notes, a page has the same tags and attributes as with plain words', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const page = linkCasePage(factsOf(text), { deed: null, note: text });
      const letter = letterPage(factsOf(text), 'zh-TW');
      const bare = linkCasePage(factsOf('plain'), { deed: null, note: 'plain' });
      expect(linkSkeletonOf(page)).toEqual(linkSkeletonOf(bare));
      expect(linkSkeletonOf(letter)).toEqual(plain.letter);
    }),
    { numRuns: 200 },
  );
});

test('no target of a page comes out of a file', () => {
  const page = linkCasePage(factsOf('javascript:alert(1)//"><a href=x'), null);
  const targets = [...page.matchAll(/<(?:a|form|link)[^>]*? (?:href|action|src)="([^"]*)"/g)].map(
    ([, to]) => to,
  );

  expect(plain.page).not.toEqual([]);
  expect(
    targets.filter((to) => !/^(?:#content|data:image\/svg\+xml,|\.\/v1\.abcd\.claim\.mac)/.test(to ?? '')),
  ).toEqual([]);
});
