import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const remedy = `There is no browser to look at the pages with. Install Chromium and fonts for Chinese, on Debian
  apt-get install chromium fonts-noto-cjk
or say where one is: CHROMIUM=/path/to/chromium npm run test:browser`;

/** Opens the browser of this machine. Nothing is installed: without one it says what to do. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM'];
  const executablePath = (named === undefined ? places : [named]).find(existsSync);
  if (executablePath === undefined) throw new Error(remedy);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
