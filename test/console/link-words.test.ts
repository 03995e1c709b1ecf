import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { letterWordsOf } from '../../lambdas/console/link/letter-words.ts';
import { linkWordsOf } from '../../lambdas/console/link/words-of.ts';
import { eventWords } from '../../lambdas/console/words.ts';

const locales = ['en', 'zh-CN', 'zh-TW'] as const;

/** Every word with its place, functions called with samples. */
function saidIn(words: unknown, place = ''): readonly (readonly [place: string, said: string])[] {
  if (typeof words === 'string') return [[place, words]];
  if (typeof words === 'function') {
    const moment = { year: 2026, month: 3, date: 5, time: '06:00' };
    const argument = place.endsWith('.moment') ? moment : place.endsWith('.day') ? '2026-03-05' : 3;
    return [[place, String(words(argument, 'second', null, 4))]];
  }
  return Object.entries(words as object).flatMap(([name, each]) => saidIn(each, `${place}.${name}`));
}

const all = locales.map(
  (locale) =>
    [locale, [...saidIn(linkWordsOf[locale], 'page'), ...saidIn(letterWordsOf[locale], 'letter')]] as const,
);
const [[, english] = ['en', []]] = all;

describe.each(all)('in %s', (locale, said) => {
  test('everything is said that is said in English', () => {
    expect(said.map(([place]) => place).toSorted()).toEqual(english.map(([place]) => place).toSorted());
  });

  test('nothing is left blank', () => {
    expect(said.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test.runIf(locale !== 'en')('nothing is left in English, but names and what machines read', () => {
    const same = said.filter(([place, text]) =>
      english.some(([where, word]) => where === place && word === text),
    );

    expect(same.map(([place]) => place).toSorted()).toEqual(['page.system', 'page.utc']);
  });
});

test('traditional and simplified characters are not mixed', () => {
  const [, [, simplified], [, traditional]] = all as [unknown, (typeof all)[number], (typeof all)[number]];
  const onlyTraditional = /[們個開關圖員級發還沒裡處應寫們對說現認團資風險錄據讀內誰護點]/;
  const onlySimplified = /[们个开关图员级发还没里处应写对说现认团资风险录据读内谁护点]/;

  const mixed = (said: typeof english, foreign: RegExp) =>
    said.filter(([place, text]) => place !== 'letter.language' && foreign.test(text));

  expect(mixed(simplified, onlyTraditional)).toEqual([]);
  expect(mixed(traditional, onlySimplified)).toEqual([]);
});

test('every event that the code enters in a record has its words, on the console too', () => {
  const sources = ['lambdas/cases', 'lambdas/flows'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const entered = sources.flatMap((text) =>
    [
      ...text.matchAll(
        /\bevent: '([\w-]+)'|Event = '([\w-]+)'|eventOf\('([\w-]+)'|event: \w+ \? '([\w-]+)' : '([\w-]+)'/g,
      ),
    ].flatMap(([, ...names]) => names.filter((name) => name !== undefined)),
  );

  const endings = ['saved', 'lost', 'false-alarm', 'recovered', 'retracted', 'discarded'];
  const events = [...new Set([...entered, ...endings])];
  expect(entered).toContain('red-channel-not-opened');
  expect(entered).toContain('kind-added');
  for (const locale of locales)
    expect(events.filter((event) => !Object.hasOwn(linkWordsOf[locale].events, event))).toEqual([]);
  expect(events.filter((event) => eventWords(event) === event)).toEqual([]);
});
