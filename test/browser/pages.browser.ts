import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { openBrowser } from './chromium.ts';
import { flawsOf } from './flaws.ts';
import { readerOf, shownStates } from './shown-company.ts';
import { showWorld } from './shown-world.ts';

const shots = 'test/browser/shots';
mkdirSync(shots, { recursive: true });
const browser = await openBrowser();
const world = await showWorld();
afterAll(async () => {
  await browser.close();
  await world.close();
});

type Locale = keyof typeof readerOf;
type Scheme = 'light' | 'dark';

const widths = [320, 360, 768, 1280] as const;
const locales = Object.keys(readerOf) as Locale[];
const states = [...Object.keys(shownStates), 'held-day'];

/** Looks at an address as somebody would without scripts; whatever the page says or asks for besides is reported. */
async function lookAt(
  address: string,
  width: number,
  scheme: Scheme,
): Promise<{ page: Page; trouble: string[] }> {
  const page = await browser.newPage({
    viewport: { width, height: 740 },
    colorScheme: scheme,
    javaScriptEnabled: false,
  });
  const trouble: string[] = [];
  page.on('console', (message) => trouble.push(`the console says: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`an error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.isNavigationRequest() && !request.url().startsWith('data:'))
      trouble.push(`a request for ${request.url()}`);
  });
  await page.goto(address);
  return { page, trouble };
}

async function addressOf(state: string, locale: Locale): Promise<string> {
  return world.linkTo(state, readerOf[locale]);
}

const views = locales.flatMap((locale) =>
  (['light', 'dark'] as const).map((scheme) => [locale, scheme] as const),
);

describe.each(views)('in %s, %s', (locale, scheme) => {
  test.each(states)('the page of %s is without a flaw at every width', async (state) => {
    const address = await addressOf(state, locale);
    for (const width of widths) {
      const { page, trouble } = await lookAt(address, width, scheme);
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('details.more-asks, details.add-note'))
          each.setAttribute('open', '');
      });
      expect([width, await flawsOf(page), trouble]).toEqual([width, [], []]);
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('details')) each.removeAttribute('open');
      });
      await page.screenshot({ path: `${shots}/${state}.${locale}.${scheme}.${width}.png`, fullPage: true });
      await page.close();
    }
  });

  test.each([
    ['letter', 'closed', '/letter'],
    ['no-letter', 'acked', '/letter'],
    ['refused', 'acked', 'x'],
  ])('so is the page of %s', async (name, state, rest) => {
    const address = `${await addressOf(state, locale)}${rest}`;
    for (const width of widths) {
      const { page, trouble } = await lookAt(address, width, scheme);
      const status = /status of 4\d\d/;
      expect([width, await flawsOf(page), trouble.filter((each) => !status.test(each))]).toEqual([
        width,
        [],
        [],
      ]);
      await page.screenshot({ path: `${shots}/${name}.${locale}.${scheme}.${width}.png`, fullPage: true });
      await page.close();
    }
  });
});

test('the letter prints on A4 as a letter, in ink on white, whatever the screen was like', async () => {
  const { page } = await lookAt(`${await addressOf('closed', 'zh-TW')}/letter`, 627, 'dark');
  await page.emulateMedia({ media: 'print' });

  const shown = await page.evaluate(() =>
    ['.top', '.foot', '.around', '.letter', '.signatures', 'th'].map((each) => {
      const element = document.querySelector(each);
      return [each, element?.checkVisibility() ?? false];
    }),
  );
  const field = await page.evaluate(() => {
    const { color, backgroundColor, borderTopWidth } = getComputedStyle(
      document.querySelectorAll('.letter textarea')[1] ?? document.body,
    );
    return { color, backgroundColor, borderTopWidth };
  });

  expect(Object.fromEntries(shown)).toEqual({
    '.top': false,
    '.foot': false,
    '.around': false,
    '.letter': true,
    '.signatures': true,
    th: true,
  });
  expect(field).toEqual({
    color: 'rgb(0, 0, 0)',
    backgroundColor: 'rgba(0, 0, 0, 0)',
    borderTopWidth: '0px',
  });
  await page.screenshot({ path: `${shots}/letter.print.png`, fullPage: true });
  await page.close();
});

/** Goes on by the Tab key until something that matches has the focus, which is to be seen. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    const { isThere, isSeen } = await page.evaluate((wanted) => {
      const focused = document.activeElement;
      const ring = [focused, focused?.closest('label') ?? null].some(
        (each) => each !== null && getComputedStyle(each).outlineStyle !== 'none',
      );
      return { isThere: focused?.matches(wanted) ?? false, isSeen: ring };
    }, selector);
    expect(isSeen).toBe(true);
    if (isThere) return;
  }
  throw new Error(`the Tab key never reaches ${selector}`);
}

describe('by keyboard alone, on a phone’s width', () => {
  test('a case is acknowledged, and the page says so', async () => {
    const { page, trouble } = await lookAt(await addressOf('fresh', 'en'), 360, 'light');
    expect(await page.locator('#ask').innerText()).toBe('Take this case on');

    await tabTo(page, 'input[value=acknowledge]');
    await page.keyboard.press('Space');
    await tabTo(page, '.ask button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/c\//);

    expect(await page.locator('#ask').innerText()).toBe('Report on site');
    expect(await page.locator('.steps li.reached').innerText()).toContain('Erik Lindqvist (you)');
    expect(trouble).toEqual([]);
    await page.close();
  });

  test('a case is closed with an outcome and a note', async () => {
    const { page, trouble } = await lookAt(await addressOf('site', 'zh-CN'), 360, 'dark');

    await tabTo(page, 'input[value=saved]');
    await page.keyboard.press('Space');
    await tabTo(page, '#note-resolve');
    await page.keyboard.type('密封件磨损，已更换。');
    await tabTo(page, '.ask button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/c\//);

    expect(await page.locator('#ask').innerText()).toBe('发出改进承诺函');
    expect(await page.locator('.timeline').first().innerText()).toContain('密封件磨损，已更换。');
    expect(trouble).toEqual([]);
    await page.close();
  });

  test('a button that is pressed before anything was chosen sends nothing', async () => {
    const address = await addressOf('fallen', 'en');
    const { page } = await lookAt(address, 360, 'light');
    let posts = 0;
    page.on('request', (request) => {
      posts += request.method() === 'POST' ? 1 : 0;
    });

    await page.locator('.ask button').click();

    expect(posts).toBe(0);
    expect(await page.locator('#ask').innerText()).toBe('Take this case on');
    await page.close();
  });
});

test('the letter opens from the case and leads back', async () => {
  const address = await addressOf('closed', 'en');
  const { page } = await lookAt(address, 360, 'light');

  await page.locator('.ask .button-link').click();
  expect(page.url()).toBe(`${address}/letter`);
  expect(await page.locator('.letter').innerText()).toContain('What we commit to');
  await page.locator('.choices a[lang=zh-TW]').click();
  expect(await page.locator('.letter-title').innerText()).toBe('改善承諾書');
  await page.locator('.above a').click();

  expect(page.url()).toBe(address);
  await page.close();
});

test('the server never failed', () => {
  expect(world.errors).toEqual([]);
});
