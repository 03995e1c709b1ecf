import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Action, acted } from '../../lambdas/cases/actions.ts';
import type { Case } from '../../lambdas/cases/case.ts';
import { isLetterDrafted, openActions } from '../../lambdas/cases/open-actions.ts';
import { withFindings } from '../../lambdas/cases/quality.ts';
import { redChannelOf, rescueOf } from '../support/cases.ts';

const all: readonly Action[] = [
  { action: 'acknowledge' },
  { action: 'on-site' },
  { action: 'resolve', outcome: 'saved' },
  { action: 'commitment-sent' },
  { action: 'hand-over', to: 'mara' },
];
const findings = [{ kind: 'suspicious', scored: 3, medianTwice: 20 }] as const;

function qualityCase(): Case {
  const about = withFindings(null, '2026-03-04', findings, '2026-03-05T06:00:00.000Z');
  if (about === null) throw new Error('no case');
  return about;
}

const deed = { by: 'olga', at: '2026-03-05T08:00:00.000Z', note: null };

/** The case after those of the actions that it takes. */
function livedThrough(about: Case, actions: readonly Action[]): Case {
  return actions.reduce((each, action) => {
    const result = acted(each, action, deed);
    return result.outcome === 'changed' ? result.about : each;
  }, about);
}

test('whatever people did, an action is offered if and only if the case takes it', () => {
  const cases = fc.constantFrom(
    rescueOf(),
    redChannelOf(),
    qualityCase(),
    rescueOf({ state: 'held' }),
    redChannelOf({ state: 'resolved', resolvedAs: 'retracted' }),
  );
  const handOvers = fc.string().map((to): Action => ({ action: 'hand-over', to }));
  const lives = fc.array(fc.oneof(fc.constantFrom(...all), handOvers), { maxLength: 30 });

  fc.assert(
    fc.property(cases, lives, (start, life) => {
      const about = livedThrough(start, life);
      const asked = { action: 'hand-over', to: `not ${about.handedTo}` } as const;
      const taken = all
        .map((action) => (action.action === 'hand-over' ? asked : action))
        .filter((action) => acted(about, action, deed).outcome === 'changed');
      expect(openActions(about).toSorted()).toEqual(taken.map(({ action }) => action).toSorted());
    }),
  );
});

test.each([
  ['an open rescue waits for', rescueOf(), 'acknowledge'],
  ['an acknowledged rescue waits for', livedThrough(rescueOf(), all.slice(0, 1)), 'resolve'],
  ['an open red channel waits for', redChannelOf(), 'acknowledge'],
  ['an acknowledged red channel waits for', livedThrough(redChannelOf(), all.slice(0, 1)), 'on-site'],
  ['a red channel with the team on site waits for', livedThrough(redChannelOf(), all.slice(0, 2)), 'resolve'],
  ['a resolved red channel waits for', livedThrough(redChannelOf(), all.slice(0, 3)), 'commitment-sent'],
  ['a resolved rescue waits for', livedThrough(rescueOf(), all.slice(2, 3)), undefined],
] as const)('%s the right thing first', (_name, about, first) => {
  expect(openActions(about)[0]).toBe(first);
});

test('a case is handed over twenty times at most', () => {
  const handOvers = Array.from({ length: 21 }, (_, nth): Action => ({ action: 'hand-over', to: `r-${nth}` }));

  const after = (count: number) => livedThrough(rescueOf(), handOvers.slice(0, count));

  expect(openActions(after(19))).toContain('hand-over');
  expect(openActions(after(20))).not.toContain('hand-over');
  expect(after(21).handedTo).toBe('r-19');
});

test('a letter is drafted once a person has resolved a red channel, and never for a retracted one', () => {
  expect(isLetterDrafted(redChannelOf())).toBe(false);
  expect(isLetterDrafted(livedThrough(redChannelOf(), all.slice(2, 3)))).toBe(true);
  expect(isLetterDrafted(livedThrough(redChannelOf(), all))).toBe(true);
  expect(isLetterDrafted(redChannelOf({ state: 'resolved', resolvedAs: 'retracted' }))).toBe(false);
  expect(isLetterDrafted(livedThrough(rescueOf(), all.slice(2, 3)))).toBe(false);
});
