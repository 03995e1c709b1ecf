import { describe, expect, test } from 'vitest';
import { addHours } from '../../lambdas/cases/instant.ts';
import { breached } from '../../lambdas/cases/red-channel.ts';
import { letterDraft } from '../../lambdas/console/link/letter-draft.ts';
import { letterPage } from '../../lambdas/console/link/letter-page.ts';
import { redChannelOf } from '../support/cases.ts';
import { after, linkFactsOf } from '../support/link-facts.ts';
import { bodyTextOf, linkSkeletonOf } from './link-document.ts';

const closed = after(
  redChannelOf(),
  { action: 'acknowledge', by: 'erik', note: 'The seal was worn.' },
  { action: 'hand-over', to: 'mara', note: 'On leave.' },
  { action: 'on-site', by: 'sam' },
  { action: 'resolve', outcome: 'saved', note: 'Service plan was wrong.' },
  { action: 'commitment-sent', note: 'By courier.' },
);

describe('the draft', () => {
  const draft = letterDraft(linkFactsOf(closed), 'en');

  test('quotes the customer, in the time of the customer', () => {
    expect(draft.happened).toBe('On 5\u00a0Mar\u00a02026, 07:00 you told us: “The line stands still.”');
    expect(draft.to).toBe('Acme & Sons');
  });

  test('says what was done, when and by whom', () => {
    expect(draft.done.replaceAll('\u00a0', ' ').split('\n')).toEqual([
      '5 Mar 2026, 08:00: Erik Lindqvist took charge of the matter.',
      '5 Mar 2026, 10:00: our team was on your site, 3 h after the matter reached us.',
      '5 Mar 2026, 11:00: we closed the matter with you.',
    ]);
  });

  test('has the causes as they were noted, without notes about who does what', () => {
    expect(draft.causes).toBe('The seal was worn.\n\nService plan was wrong.');
  });

  test('is signed by the sponsor and by who has the case now', () => {
    expect(draft.signers).toEqual([
      { name: 'Erik Lindqvist', role: 'Executive sponsor' },
      { name: 'Mara Weiss', role: 'Owner' },
    ]);
    expect(draft.closing).toContain('Mara Weiss is there for you');
  });

  test('owns up to a breach, and not to one that was none', () => {
    const { dueAt = '' } = closed.redChannel ?? {};

    expect(letterDraft(linkFactsOf(breached(closed, addHours(dueAt, 1))), 'en').done).toContain(
      'we apologise',
    );
    expect(draft.done).not.toContain('apologise');
  });

  test('of a red channel without a complaint does not invent one', () => {
    expect(letterDraft(linkFactsOf(closed, { complaints: [] }), 'en').happened).toBe(
      'In recent weeks our work for you fell short, and we were late to notice it.',
    );
  });

  test('of a complaint without words says only that there was one', () => {
    const [complaint] = linkFactsOf(closed).complaints;
    if (complaint === undefined) throw new Error('no complaint');

    const { happened } = letterDraft(
      linkFactsOf(closed, { complaints: [{ ...complaint, summary: '' }] }),
      'en',
    );

    expect(happened).toMatch(/you complained to us\.$/);
  });

  test('names nobody who is not known, and UTC where no time zone is', () => {
    const account = { accountId: 'acme', name: 'acme', timeZone: null, ownerId: 'gone', sponsorId: null };
    const unknown = letterDraft(
      linkFactsOf(after(redChannelOf(), { action: 'resolve', outcome: 'lost' }), { account }),
      'en',
    );

    expect(unknown.signers.map(({ name }) => name)).toEqual(['', '']);
    expect(unknown.closing).not.toContain('gone');
    expect(unknown.happened).toContain('06:00\u00a0UTC');
  });
});

describe.each(['en', 'zh-CN', 'zh-TW'] as const)('the letter in %s', (locale) => {
  const document = letterPage(linkFactsOf(closed), locale);

  test('is a sound document in the reader’s language, the letter in its own', () => {
    expect(linkSkeletonOf(document)).toContain('article class lang');
    expect(document).toContain('<html lang="en">');
    expect(document).toContain(`<article class="letter" lang="${locale}">`);
    expect(bodyTextOf(document)).toContain('Nothing that you type here is stored.');
  });

  test('has a name for every field, and no button: nothing is sent', () => {
    const fields = [
      ...document.matchAll(/<label>[^<]*<(?:input|textarea)|<(?:input|textarea)[^>]* aria-label/g),
    ];

    expect(fields).toHaveLength([...document.matchAll(/<(?:input|textarea) /g)].length);
    expect(document).not.toContain('<button');
    expect(document).not.toContain('<form');
  });

  test('leads to the other languages and back to the case', () => {
    const targets = [...document.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, target]) => target);

    expect(targets).toEqual([
      '#content',
      '../v1.abcd.claim.mac',
      '?language=en',
      '?language=zh-CN',
      '?language=zh-TW',
    ]);
    expect(document).toContain(`href="?language=${locale}" lang="${locale}" aria-current="true"`);
  });
});

test('a field has room for its text, twice as much for Chinese', () => {
  const withNote = (note: string) =>
    letterPage(linkFactsOf(after(redChannelOf(), { action: 'resolve', outcome: 'saved', note })), 'en');
  const rows = (document: string) => /aria-labelledby="causes" rows="(\d+)"/.exec(document)?.[1];

  expect(rows(withNote('a'.repeat(80)))).toBe('2');
  expect(rows(withNote('a'.repeat(81)))).toBe('3');
  expect(rows(withNote('因'.repeat(41)))).toBe('3');
  expect(rows(withNote('one\ntwo\nthree'))).toBe('4');
});
