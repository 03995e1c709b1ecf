import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedAction } from '../../lambdas/flows/asked-action.ts';
import { formFields } from '../../lambdas/flows/form-fields.ts';

describe('the fields of a form', () => {
  const names = ['action', 'note'] as const;

  test('come back as a browser encoded them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (note) => {
        const body = String(new URLSearchParams({ action: 'acknowledge', note }));
        expect(formFields(body, names)?.get('note') ?? '').toBe(note);
      }),
    );
  });

  test.each([
    ['', []],
    ['action=', []],
    ['action', []],
    ['action=a&note=', [['action', 'a']]],
    ['note=a%3Db%26c', [['note', 'a=b&c']]],
    ['note=a=b', [['note', 'a=b']]],
    ['note=a+b%2B', [['note', 'a b+']]],
    ['&action=a&', [['action', 'a']]],
  ] as const)('of %j are %j', (body, fields) => {
    expect([...(formFields(body, names) ?? [['malformed', '']])]).toEqual(fields);
  });

  test.each([
    ['a percent sign alone', 'note=%'],
    ['half an escape', 'note=%e'],
    ['no hex digits', 'note=%zz'],
    ['bytes that are no UTF-8', 'note=%ff'],
    ['an overlong slash', 'note=%c0%af'],
    ['half a surrogate', 'note=%ed%a0%80'],
    ['a malformed name', '%=a'],
    ['a doubled field', 'action=a&action=b'],
    ['a doubled field, once encoded', 'action=a&%61ction=b'],
    ['a doubled empty field', 'note=&note='],
    ['an unknown field', 'action=a&admin=1'],
    ['a field without a name', '=a'],
    ['another case', 'Action=a'],
    ['a field of all objects', '__proto__=a'],
    ['a field of all objects, encoded', '%5f%5fproto%5f%5f=a'],
    ['a nested field', 'constructor[prototype][x]=a'],
    ['a list', 'action[]=a'],
  ])('with %s are none', (_what, body) => {
    expect(formFields(body, names)).toBeNull();
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('what is asked for', () => {
  test.each([
    ['action=acknowledge', { action: 'acknowledge' }],
    ['action=on-site&note=', { action: 'on-site' }],
    ['action=resolve&outcome=false-alarm', { action: 'resolve', outcome: 'false-alarm' }],
    ['action=commitment-sent', { action: 'commitment-sent' }],
    ['action=hand-over&to=o-2', { action: 'hand-over', to: 'o-2' }],
    ['action=release', { action: 'release' }],
    ['action=discard', { action: 'discard' }],
  ])('by %s is understood', (body, action) => {
    expect(askedAction(body)).toEqual({ action, note: null });
  });

  test('comes with the note, cleaned', () => {
    expect(askedAction('action=acknowledge&note=+on+it%0D%0A%E2%80%AE')?.note).toBe('on it');
  });

  test.each([
    '',
    'note=a',
    'outcome=saved',
    'action=resolve',
    'action=resolve&outcome=recovered',
    'action=resolve&outcome=toString',
    'action=hand-over',
    'action=hand-over&to=',
    'action=delete',
    'action=constructor',
    'action=acknowledge&action=acknowledge',
    'action=acknowledge&outcome=saved&x=1',
  ])('by %j is nothing', (body) => {
    expect(askedAction(body)).toBeNull();
  });
});
