import { expect, test } from 'vitest';
import { redChannelOf } from '../support/cases.ts';
import { now } from './fake-sources.ts';
import { pageAt } from './page-at.ts';
import { sampleAccount } from './sample-world.ts';

const accounts = [sampleAccount('acme', { name: 'Acme <Ltd>' })];
const events = [{ at: now, event: 'acknowledged', by: 'o-9', note: 'no <visa> yet' }];

test('the report of the red channels shows the breach with its cause, and leads to the case', async () => {
  const breached = redChannelOf({ events });

  const { text, document } = await pageAt('/sla', { accounts, cases: [breached] });

  expect(text).toContain('Mar 2026 Tier S 1 0 0.0 % 1 0 0 0');
  expect(text).toContain('Acme <Ltd>');
  expect(text).toContain('no <visa> yet (Acknowledged, o-9 )');
  expect(document).toContain(`href="/cases/${breached.caseId}"`);
});

test('the report without red channels says so', async () => {
  const { text } = await pageAt('/sla', {});

  expect(text).toContain('No red channel has opened.');
  expect(text).toContain('On site in time 0 none decided yet');
});
