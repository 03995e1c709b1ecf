import { expect, test } from 'vitest';
import { dayOfTheFall, unacknowledged } from '../support/refused.ts';

test.each(['tess', 'cleo'])(
  'the desk hears once of a step in which nobody fills one role and SNS refuses %s',
  async (refused) => {
    const story = await dayOfTheFall({ acme: { sales_lead: '', technical_lead: refused } }, [refused]);

    await story.fastForward(2);

    await story.expectNotices(unacknowledged(['desk', 'olga', 'mara', 'dora']));
  },
);

test('the desk hears once of a step in which it has a role of its own and SNS refuses who has another', async () => {
  const story = await dayOfTheFall({ acme: { sales_lead: 'desk' } }, ['tess']);

  await story.fastForward(2);

  await story.expectNotices(unacknowledged(['desk', 'olga', 'mara', 'dora']));
});

test('the desk hears once of a step in which SNS refuses two people, and the record says by which notice', async () => {
  const story = await dayOfTheFall({ acme: {} }, ['tess', 'dora']);

  await story.fastForward(2);

  await story.expectNotices(unacknowledged(['desk', 'olga', 'mara', 'sam']));
  const [rescue] = await story.casesOf('acme');
  const told = new Map(rescue?.told.map(({ recipientId, noticeId }) => [recipientId, noticeId]));
  expect([...told.keys()].sort()).toEqual(['desk', 'dora', 'mara', 'olga', 'sam', 'tess']);
  expect([told.get('tess'), told.get('dora')]).toEqual([told.get('desk'), told.get('desk')]);
});

test('of a digest that SNS refuses the desk hears the cases that its own does not tell it', async () => {
  const story = await dayOfTheFall({ acme: { sales_lead: '' }, bolt: {} }, ['tess']);

  await story.fastForward(2);

  await story.expectNotices([
    ...unacknowledged(['desk']),
    ...unacknowledged(['desk', 'sam'], 'bolt'),
    ...unacknowledged(['olga', 'mara', 'dora'], 'acme + bolt'),
  ]);
});
