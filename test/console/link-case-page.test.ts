import { describe, expect, test } from 'vitest';
import { addHours, addMs } from '../../lambdas/cases/instant.ts';
import { breached } from '../../lambdas/cases/red-channel.ts';
import { asksOf } from '../../lambdas/console/link/ask.ts';
import { linkCasePage } from '../../lambdas/console/link/case-page.ts';
import type { LinkFacts } from '../../lambdas/console/link/facts.ts';
import { redChannelOf, rescueOf } from '../support/cases.ts';
import { after, caseStates, heldDayCase, linkFactsOf } from '../support/link-facts.ts';
import { bodyTextOf, linkSkeletonOf } from './link-document.ts';

const locales = ['en', 'zh-CN', 'zh-TW'] as const;

/** What a reader sees. */
function shown(facts: LinkFacts, before: Parameters<typeof linkCasePage>[1] = null): string {
  return bodyTextOf(linkCasePage(facts, before));
}

describe.each(Object.entries(caseStates))('%s', (_state, about) => {
  test.each(locales)('has a whole page in %s', (locale) => {
    const document = linkCasePage(linkFactsOf(about, { locale }), null);

    expect(linkSkeletonOf(document)).toContain('main id tabindex');
    expect(document).toContain(`<html lang="${locale}">`);
    expect(document).not.toMatch(/undefined|\[object|NaN/);
  });

  test('asks for nothing that a button alone would do', () => {
    const forms = linkCasePage(linkFactsOf(about), null).split('<form ').slice(1);

    expect(forms).toHaveLength(asksOf(linkFactsOf(about)).length);
    for (const form of forms)
      expect(form.split('</form>')[0]).toMatch(/ name="(?:action|outcome|to)"[^>]* required/);
  });
});

describe('what is asked comes first', () => {
  test.each([
    ['a rescue that nobody has acknowledged', 'Take this case on'],
    ['an acknowledged rescue', 'Close the case'],
    ['a resolved rescue', 'Nothing is asked of you'],
    ['a held rescue', 'Nothing is asked of you'],
    ['a red channel that nobody has acknowledged', 'Take this case on'],
    ['an acknowledged red channel', 'Report on site'],
    ['a red channel with the team on site', 'Close the case'],
    ['a resolved red channel', 'Send the letter of commitment'],
    ['a red channel whose letter was sent', 'Nothing is asked of you'],
    ['a held day', 'Release or discard'],
    ['a resolved day', 'Nothing is asked of you'],
  ] as const)('of %s: %s', (state, heading) => {
    const document = linkCasePage(linkFactsOf(caseStates[state]), null);

    expect(document).toContain(`<h2 id="ask">${heading}</h2>`);
    expect(document.indexOf('id="ask"')).toBeLessThan(document.indexOf('What happened') >>> 0);
  });

  test('a day whose held rescues are decided asks to look into it', () => {
    expect(asksOf(linkFactsOf(heldDayCase(), { heldRescues: 0 }))).toEqual(['acknowledge', 'resolve']);
  });
});

describe('the clock of a red channel', () => {
  const { dueAt = '' } = redChannelOf().redChannel ?? {};

  test.each([
    [addMs(dueAt, -60_000), '1 min left'],
    [addMs(dueAt, -1), '0 min left'],
    [dueAt, 'The time is up'],
    [addMs(dueAt, 59_999), 'The time is up'],
    [addMs(dueAt, 60_000), '1 min over time'],
  ])('says at %s: %s', (now, said) => {
    const text = shown(linkFactsOf(redChannelOf(), { now }));

    expect(text).toContain(said);
    expect(text.includes('Breached: nobody')).toBe(now >= dueAt);
  });

  test('is given in UTC and where the customer is', () => {
    expect(shown(linkFactsOf(redChannelOf()))).toContain(
      'On site by 6 Mar 2026, 06:00 UTC 6 Mar 2026, 07:00 in Europe/Berlin',
    );
  });

  test('follows daylight saving where the customer is, while 24 hours stay 24 hours', () => {
    const about = redChannelOf();
    const channel = {
      ...about.redChannel,
      reportedAt: '2026-03-28T12:00:00.000Z',
      dueAt: '2026-03-29T12:00:00.000Z',
    };
    const facts = linkFactsOf({ ...about, redChannel: channel } as typeof about, {
      now: '2026-03-28T12:00:00.000Z',
    });

    const text = shown(facts);

    expect(text).toContain('24 h left');
    expect(text).toContain('28 Mar 2026, 13:00 in Europe/Berlin');
    expect(text).toContain('29 Mar 2026, 14:00 in Europe/Berlin');
  });

  test('says plainly that it was breached, also when the team came after all', () => {
    const late = after(breached(redChannelOf(), dueAt), { action: 'acknowledge' });
    const channel = { ...late.redChannel, milestones: { onSite: { at: addHours(dueAt, 3), by: 'olga' } } };
    const facts = linkFactsOf({ ...late, redChannel: channel } as typeof late, { now: addHours(dueAt, 4) });

    expect(shown(facts)).toContain(
      'Breached: on site 3 h after the time was up. The breach stays on record.',
    );
  });

  test('says that nobody came when it was breached and closed without a visit', () => {
    const late = breached(redChannelOf(), dueAt);
    const channel = { ...late.redChannel, milestones: { resolved: { at: addHours(dueAt, 3), by: 'olga' } } };
    const facts = linkFactsOf({ ...late, redChannel: channel } as typeof late, { now: addHours(dueAt, 4) });

    expect(shown(facts)).toContain(
      'Breached: closed 3 h after the time was up, without a visit. The breach stays on record.',
    );
  });

  test('speaks of no breach when a later complaint moves the due time before the visit', () => {
    const visited = caseStates['a red channel with the team on site'];
    const reportedAt = visited.redChannel?.reportedAt ?? '';
    const channel = { ...visited.redChannel, dueAt: addHours(reportedAt, -1) };
    const text = shown(linkFactsOf({ ...visited, redChannel: channel } as typeof visited));

    expect(text).toContain('On site 1 h after the report');
    expect(text).not.toContain('Breached');
  });

  test('stopped in time, it says how soon the team was there', () => {
    expect(shown(linkFactsOf(caseStates['a red channel with the team on site']))).toContain(
      'On site 1 h after the report, within the 24 hours.',
    );
  });
});

test('a rescue says until when somebody has to acknowledge it, and no more once somebody has', () => {
  const told = 'Acknowledge by 6 Mar 2026, 06:00 UTC';

  expect(shown(linkFactsOf(rescueOf()))).toContain(told);
  expect(shown(linkFactsOf(caseStates['an acknowledged rescue']))).not.toContain('Acknowledge by');
});

test('what people did is told with who, when and what they said', () => {
  const about = after(
    redChannelOf(),
    { action: 'acknowledge', by: 'erik', note: 'Flying out at noon.' },
    { action: 'hand-over', to: 'mara', by: 'olga', note: 'On leave: sorry' },
  );

  const text = shown(linkFactsOf(about));

  expect(text).toContain('Handed over to Mara Weiss 5 Mar 2026, 08:00 UTC · Olga Berg On leave: sorry');
  expect(text).toContain('Acknowledged 5 Mar 2026, 07:00 UTC · Erik Lindqvist (you) Flying out at noon.');
  expect(text).toContain('Owner Mara Weiss');
});

test('who was told stands together by step, newest first, who has left the list by id', () => {
  const told = (step: 'opened' | 'joined', at: string, recipientId: string) =>
    ({ step, occurrence: 0, recipientId, noticeId: 'n', at }) as const;
  const about = redChannelOf({
    told: [
      told('opened', '2026-03-05T06:00:00.000Z', 'olga'),
      told('opened', '2026-03-05T06:00:03.000Z', 'gone'),
      told('joined', '2026-03-05T07:00:00.000Z', 'sam'),
    ],
  });

  expect(shown(linkFactsOf(about))).toContain(
    'A further complaint joined 5 Mar 2026, 07:00 UTC Sam Okafor Opening notice 5 Mar 2026, 06:00 UTC Olga Berg , gone',
  );
});

test('what comes next is told with who hears of it and what stops it', () => {
  expect(shown(linkFactsOf(redChannelOf()))).toContain(
    'Breached 6 Mar 2026, 06:00 UTC , unless the team is on site by then executive sponsor, CEO, owner',
  );
});

test('a deed that was done before is told with who did it and when, and a note is handed back', () => {
  const about = caseStates['an acknowledged red channel'];
  const deed = about.events.find(({ event }) => event === 'acknowledged') ?? null;

  expect(shown(linkFactsOf(about), { deed, note: null })).toContain(
    'This was done before Acknowledged: Olga Berg, 5 Mar 2026, 07:00 UTC. Nothing has changed now.',
  );
  expect(shown(linkFactsOf(about), { deed, note: 'me too' })).toContain('It said: me too');
});

test('without the history people can act all the same, and are told', () => {
  const text = shown(linkFactsOf(redChannelOf(), { chart: 'unknown', evidence: null }));

  expect(text).toContain('The history cannot be shown just now');
  expect(text).toContain('Acknowledge');
});

describe('somebody to hand over to', () => {
  const choicesOf = (facts: LinkFacts) =>
    [...linkCasePage(facts, null).matchAll(/<option value="([^"]+)"/g)].map(([, id]) => id);

  test('is chosen from those on the case, then from everybody else', () => {
    expect(choicesOf(linkFactsOf(rescueOf()))).toEqual(['sam', 'erik', 'mara']);
  });

  test('is not who has it already', () => {
    expect(choicesOf(linkFactsOf(rescueOf({ handedTo: 'mara' })))).toEqual(['olga', 'sam', 'erik']);
  });

  test.each([
    [300, true],
    [301, false],
  ])('of %i people is found in a list: %s', (count, isList) => {
    const people = new Map(
      Array.from({ length: count }, (_, nth) => [`r-${nth}`, { recipientId: `r-${nth}`, name: `R ${nth}` }]),
    );

    const document = linkCasePage(linkFactsOf(rescueOf(), { people }), null);

    expect(document.includes('<select name="to" required>')).toBe(isList);
    expect(document.includes('<input name="to" required')).toBe(!isList);
  });
});
