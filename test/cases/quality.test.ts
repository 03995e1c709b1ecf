import { expect, test } from 'vitest';
import type { Case, QualityFinding } from '../../lambdas/cases/case.ts';
import { findingsOf, withFindings, withRestPutOff } from '../../lambdas/cases/quality.ts';

const day = '2026-03-04';
const now = '2026-03-05T12:00:00.000Z';
const later = '2026-03-05T13:00:00.000Z';
const missing: QualityFinding = { kind: 'missing', deadline: now };
const held: QualityFinding = { kind: 'held', accounts: 20, known: 40, indicators: ['nps'] };
const rejected = (key: string): QualityFinding => ({ kind: 'rejected', key, rows: 1, problem: null });

function found(existing: Case | null, findings: readonly QualityFinding[], at = now): Case {
  const changed = withFindings(existing, day, findings, at);
  if (changed === null) throw new Error('something new was found');
  return changed;
}

/** What sending the due notice leaves behind. */
function sent(about: Case): Case {
  const told = about.owed.map(({ step, occurrence }) => {
    return { step, occurrence, recipientId: 'dana', noticeId: `n${occurrence}`, at: now };
  });
  return { ...about, told: [...about.told, ...told], owed: [] };
}

const occurrences = (about: Case) =>
  about.owed.map(({ step, occurrence, at }) => `${step} ${occurrence} ${at}`);

test('the first finding opens the case of its day and owes the data team one notice', () => {
  const about = found(null, [missing]);

  expect(about).toMatchObject({
    caseId: `data-quality-${day}`,
    day,
    openedOn: day,
    openedAt: now,
    state: 'open',
    version: 0,
  });
  expect(about.reasons).toEqual(['missing']);
  expect(about.owed).toEqual([
    { step: 'data-quality', occurrence: 0, at: now, unless: null, told: ['data_team'] },
  ]);
});

test('what is found in one go is said in one notice', () => {
  const about = found(null, [missing, rejected('a'), rejected('b')]);

  expect(about.reasons).toEqual(['missing', 'rejected']);
  expect(occurrences(about)).toEqual([`data-quality 0 ${now}`]);
  expect(findingsOf(about, 0)).toEqual([missing, rejected('a'), rejected('b')]);
});

test('a new kind that is found before the notice went out joins it', () => {
  const about = found(found(null, [missing]), [rejected('a')], later);

  expect(occurrences(about)).toEqual([`data-quality 0 ${now}`]);
  expect(findingsOf(about, 0)).toEqual([missing, rejected('a')]);
});

test('a new kind that is found after the notice went out owes another one, which says only what is new', () => {
  const about = found(sent(found(null, [missing])), [missing, rejected('a')], later);

  expect(occurrences(about)).toEqual([`data-quality 1 ${later}`]);
  expect(findingsOf(about, 1)).toEqual([rejected('a')]);
});

test('a new kind that is found when one of several people was told waits for the next notice', () => {
  const first = found(null, [missing]);
  const about = found({ ...sent(first), owed: first.owed }, [rejected('a')], later);

  expect(occurrences(about)).toEqual([`data-quality 0 ${now}`, `data-quality 1 ${later}`]);
  expect(findingsOf(about, 0)).toEqual([missing]);
});

test('a hold opens a case again that a person closed; what nobody has to decide about leaves it closed', () => {
  const closed: Case = {
    ...sent(found(null, [rejected('a')])),
    state: 'resolved',
    resolvedAs: 'saved',
    resolvedOn: day,
  };

  expect(found(closed, [missing], later)).toMatchObject({ state: 'resolved', resolvedAs: 'saved' });
  expect(found(closed, [held], later)).toMatchObject({
    state: 'acknowledged',
    resolvedAs: null,
    resolvedOn: null,
  });
});

test('what is found while a notice is being made is said by the next one', () => {
  const about = withRestPutOff(found(found(null, [missing]), [rejected('a')], later), 0, 1, later);

  expect(occurrences(about)).toEqual([`data-quality 0 ${now}`, `data-quality 1 ${later}`]);
  expect(findingsOf(about, 0)).toEqual([missing]);
  expect(findingsOf(about, 1)).toEqual([rejected('a')]);
});

test('more of a kind that a notice says, found while it was being made, is kept for the next and owes nothing', () => {
  const about = withRestPutOff(found(null, [rejected('a'), rejected('b')]), 0, 1, later);

  expect(occurrences(about)).toEqual([`data-quality 0 ${now}`]);
  expect(findingsOf(about, 1)).toEqual([rejected('b')]);
});

test('a notice that says everything changes nothing', () => {
  const about = found(null, [missing, rejected('a')]);

  expect(withRestPutOff(about, 0, 2, later)).toBe(about);
});

test('another finding of a kind that was told is kept, and owes nothing', () => {
  const about = found(sent(found(null, [rejected('a')])), [rejected('b')], later);

  expect(about.owed).toEqual([]);
  expect(about.quality?.findings.map(({ finding }) => finding)).toEqual([rejected('a'), rejected('b')]);
});

test('what the case says already changes nothing', () => {
  expect(
    withFindings(sent(found(null, [missing, rejected('a')])), day, [rejected('a'), missing], later),
  ).toBeNull();
  expect(withFindings(null, day, [], now)).toBeNull();
});

test('a hundred findings of a kind are kept, and another kind beside them', () => {
  const many = (count: number) => Array.from({ length: count }, (_, nth) => rejected(`${nth}`));
  const full = sent(found(null, many(100)));

  expect(found(null, many(101)).quality?.findings).toHaveLength(100);
  expect(withFindings(full, day, many(101), later)).toBeNull();
  expect(found(full, [...many(101), missing], later).quality?.findings).toHaveLength(101);
});

test('a case that is full of the longest findings can still be stored', () => {
  const key = '长'.repeat(341);
  const long = (nth: number): readonly QualityFinding[] => [
    { kind: 'rejected', key, rows: nth, problem: '长'.repeat(200) },
    { kind: 'unreachable-recipient', recipientId: 'r'.repeat(64), why: `${nth}${'x'.repeat(80)}` },
    { kind: 'unfilled-role', accountId: `${nth}${'长'.repeat(250)}`, role: 'technical_lead' },
  ];

  const about = found(null, Array.from({ length: 500 }, (_, nth) => long(nth)).flat());

  expect(Buffer.byteLength(JSON.stringify(about))).toBeLessThan(400_000);
});
