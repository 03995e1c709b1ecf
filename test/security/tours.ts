import { PutObjectCommand } from '@aws-sdk/client-s3';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { DeleteTopicCommand, ListTopicsCommand } from '@aws-sdk/client-sns';
import { expect, onTestFinished } from 'vitest';
import { handler as rotate } from '../../lambdas/handlers/rotate-secret.ts';
import { feedBucket } from '../../local/places.ts';
import type { World } from '../../local/world.ts';
import { people, recipientsFile, rosterFile, snapshotFile, steerableModel } from '../support/company.ts';
import { type Enforcement, rolesGuard } from '../support/enforced-roles.ts';
import { manifestFile } from '../support/manifest.ts';
import { linkIn, messageTo, type Story, startStory, steadyDays } from '../support/story.ts';
import { pathOf, submit, visit } from '../support/visitor.ts';
import { worldInMemory } from '../support/world.ts';

/** A story that fails when something that people see is missing, under the roles that it is given. */
export type Tour = (roles: Enforcement) => Promise<void>;

const complaint = (id: string, severity = 'critical') =>
  `complaint_id,account_id,reported_at,severity,summary\n${id},acme,2026-03-02T08:00:00Z,${severity},broken\n`;

const crowd = (fallen: number, low = 60) =>
  Object.fromEntries(Array.from({ length: 40 }, (_, place) => [`a${place}`, place < fallen ? low : 80]));

const fall = { ...steadyDays('2026-03-01', 3, { acme: 80 }), '2026-03-04': { acme: 60 } };

const start = (accounts: Parameters<typeof startStory>[0], roles: Enforcement) =>
  startStory(accounts, people, '2026-03-01', roles);

const openers = ['erik', 'olga', 'sam', 'tess', 'dora'];

/** A stage of which nobody has heard yet; it ends with the test. */
async function emptyWorld(roles: Enforcement): Promise<World> {
  const world = await worldInMemory({
    now: () => Date.parse('2026-03-01T00:00:00Z'),
    model: steerableModel,
    onDelivery: () => {},
    onFailure: (error) => {
      throw error;
    },
    onClient: rolesGuard(roles),
  });
  onTestFinished(() => world.close());
  return world;
}

/** Files that lie in the feed although nobody was told. */
async function leave(world: World, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [Key, Body] of Object.entries(files))
    await world.clients.s3.send(new PutObjectCommand({ Bucket: feedBucket, Key, Body }));
}

/** Who has a topic, by recipient. */
async function topicsOf(world: World): Promise<Readonly<Record<string, string>>> {
  const { Topics = [] } = await world.clients.sns.send(new ListTopicsCommand({}));
  const arns = Topics.map(({ TopicArn = '' }) => TopicArn).filter((arn) => arn.includes('recipient-'));
  return Object.fromEntries(arns.map((arn) => [arn.split('recipient-')[1], arn]));
}

async function idOf(story: Story, kind: string, account = 'acme'): Promise<string> {
  return (await story.casesOf(account)).findLast((each) => each.kind === kind)?.caseId ?? 'no case';
}

async function pathTo(world: World, caseId: string, who = 'olga'): Promise<string> {
  return pathOf(await world.linkTo(caseId, who));
}

/** Every permission of a function is used in one of these, to an end that somebody sees. The short ones come first. */
export const tours: Readonly<Record<string, Tour>> = {
  async 'a stage to which nothing was delivered yet'(roles) {
    const world = await emptyWorld(roles);

    await world.checkReach();
    await world.runScheduledDay();
    expect(await world.tick()).toMatchObject({ published: 0 });
    const link = await world.linkTo('red-channel-0123456789abcdef-2026-03-05', 'olga');
    expect(await visit(pathOf(link))).toMatchObject({ status: 403 });
  },

  async 'a stage whose first files nobody was told of'(roles) {
    const world = await emptyWorld(roles);
    await leave(world, {
      'accounts/accounts.csv': rosterFile({ acme: {} }),
      'recipients/recipients.csv': recipientsFile(people),
    });

    await world.tick();

    expect(Object.keys(await topicsOf(world))).toHaveLength(Object.keys(people).length);
  },

  async 'a change of the keys that sign links'(roles) {
    const world = await emptyWorld(roles);
    await leave(world, { 'recipients/recipients.csv': recipientsFile(people) });
    await world.tick();
    const SecretId = process.env['LINK_SECRET_ARN'] ?? '';

    for (const Step of ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const)
      await rotate({ Step, SecretId, ClientRequestToken: 'second' });

    const { SecretString = '' } = await world.clients.secrets.send(new GetSecretValueCommand({ SecretId }));
    expect(Object.keys(JSON.parse(SecretString))).toEqual(['current', 'previous']);
  },

  async 'people who come, change their number and leave'(roles) {
    const story = await start({ acme: {} }, roles);
    const { oskar: _, ...others } = people;

    await story.deliverRecipients({ ...others, olga: { ...people.olga, phone: '+4915100000009' } });

    expect(Object.keys(await topicsOf(story.world)).toSorted()).toEqual(Object.keys(others).toSorted());
  },

  async 'files of which nobody was told'(roles) {
    const story = await start({ acme: {} }, roles);
    const { oskar: _, ...others } = people;
    await leave(story.world, {
      'recipients/recipients.csv': recipientsFile({
        ...others,
        olga: { ...people.olga, phone: '+4915100000009' },
      }),
      'accounts/accounts.csv': rosterFile({ acme: { tier: 'A' } }),
    });
    await story.fastForwardTo('2026-03-02T08:30:00Z');
    await leave(story.world, {
      'complaints/monday.csv': complaint('c-1'),
      'snapshots/2026-02-28/accounts.csv': snapshotFile({ acme: 80 }),
    });

    await story.pass();

    await story.expectNotices(openers.map((who) => `${who}: opened acme`));
    expect(Object.keys(await topicsOf(story.world)).toSorted()).toEqual(Object.keys(others).toSorted());
    expect(await story.receiptOf('snapshots/2026-02-28/accounts.csv')).toMatchObject({ status: 'accepted' });
  },

  async 'a complaint from the red channel to the letter'(roles) {
    const story = await start({ acme: { tier: 'A' } }, roles);
    await story.deliverAt('2026-03-02T08:30:00Z', { 'complaints/monday.csv': complaint('c-1') });
    await story.expectNotices(openers.map((who) => `${who}: opened acme`));
    const path = await pathTo(story.world, await idOf(story, 'red-channel'));

    expect(await submit(path, { action: 'on-site' })).toMatchObject({ status: 303 });
    expect(await submit(path, { action: 'resolve', outcome: 'saved' })).toMatchObject({ status: 303 });
    expect(await visit(`${path}/letter`)).toMatchObject({ status: 200 });
    await story.fastForwardTo('2026-03-05T09:00:00Z');
    await story.expectNotices(['erik', 'olga'].map((who) => `${who}: letter-due acme`));
  },

  async 'a rescue from the fall to the verdict'(roles) {
    const story = await start({ acme: {} }, roles);
    await story.deliverDays(fall);
    const sent = messageTo('olga', await story.expectNotices(['olga: opened acme']));
    const path = pathOf(linkIn(sent));
    const [{ events, eventsPublished } = { events: [], eventsPublished: 0 }] = await story.casesOf('acme');
    expect([events.length, eventsPublished]).toEqual([1, 1]);

    expect(await visit(path)).toMatchObject({ status: 200, body: expect.stringContaining('80.00') });
    expect(await submit(path, { action: 'acknowledge' })).toMatchObject({ status: 303 });
    expect(await submit(path, { action: 'resolve', outcome: 'saved' })).toMatchObject({ status: 303 });
    expect(await story.rescuesOf('acme')).toEqual(['resolved saved sharp-drop 2026-03-04']);
  },

  async 'a day whose manifest is not met'(roles) {
    const story = await start({ acme: {} }, roles);
    await story.deliverDays(steadyDays('2026-02-28', 1, { acme: 80 }));
    const key = 'snapshots/2026-03-01/a.csv';
    await story.deliverAt('2026-03-02T08:00:00Z', {
      'snapshots/2026-03-01/_manifest.json': manifestFile({ 'a.csv': snapshotFile({ acme: 80 }) }),
      [key]: snapshotFile({ acme: 81 }),
    });

    await story.fastForwardTo('2026-03-02T12:00:00Z');

    await story.expectQualityNotices(['dana: data-quality 2026-03-01 incomplete']);
    expect(await story.receiptOf(key)).toMatchObject({ status: 'held' });
  },

  async 'somebody whom no message reaches'(roles) {
    const story = await start({ acme: {} }, roles);
    await story.world.services.sns.optOut('+4915100000001');
    await story.world.checkReach();
    await story.pass();
    await story.expectQualityNotices(['dana: data-quality 2026-03-01 unreachable-recipient']);
    const TopicArn = (await topicsOf(story.world))['olga'];
    await story.world.clients.sns.send(new DeleteTopicCommand({ TopicArn }));

    await story.deliverDays(fall);

    await story.expectNotices(['desk: opened acme']);
  },

  async 'answers that are lost on their way'(roles) {
    const lost = new Set<string>();
    const story = await start(
      { acme: {} },
      {
        ...roles,
        isLost({ by, input }) {
          const isFirst = input.ConditionExpression === 'attribute_not_exists(id)' && !lost.has(by);
          if (isFirst) lost.add(by);
          return isFirst;
        },
      },
    );

    await story.deliverDays(fall);
    await story.fastForward(1);

    await story.expectNotices(['olga: opened acme']);
    expect(lost).toContain('finish');
  },

  async 'a file that comes late, twice and corrected'(roles) {
    const story = await start({ acme: {} }, roles);
    await story.deliverDays({
      ...steadyDays('2026-03-01', 3, { acme: 80, gone: 80 }),
      '2026-03-05': { acme: 60 },
    });
    await story.expectNotices(['olga: opened acme']);

    await story.deliverAt('2026-03-06T08:00:00Z', {
      'snapshots/2026-03-03/accounts.csv': snapshotFile({ acme: 80 }),
      'snapshots/2026-03-04/accounts.csv': snapshotFile({ acme: 62 }),
    });

    expect(await story.rescuesOf('acme')).toEqual(['open sharp-drop 2026-03-04']);
    expect(await story.stores.history.findMany(['gone'], '2026-03-03')).toEqual(new Map());
  },

  async 'a mass fall that is corrected'(roles) {
    const story = await start({ a0: {} }, roles);
    await story.deliverDays({ ...steadyDays('2026-03-01', 3, crowd(0)), '2026-03-04': crowd(20) });
    await story.expectNotices([]);

    await story.deliverDay('2026-03-04', crowd(1));

    await story.expectNotices(['olga: opened a0']);
    expect(await story.rescuesOf('a19')).toEqual(['resolved retracted sharp-drop 2026-03-04']);
  },

  async 'a mass fall that a person releases'(roles) {
    const story = await start({ a0: {} }, roles);
    await story.deliverDays({ ...steadyDays('2026-03-01', 3, crowd(0)), '2026-03-04': crowd(20) });
    const held = (await story.stores.cases.ofDay('2026-03-04'))[0]?.caseId ?? 'no case';
    const path = await pathTo(story.world, held, 'dana');

    expect(await visit(path)).toMatchObject({ status: 200, body: expect.stringContaining('20') });
    expect(await submit(path, { action: 'release' })).toMatchObject({ status: 303 });
    expect(await story.rescuesOf('a19')).toEqual(['open sharp-drop 2026-03-04']);
  },

  async 'a release after a run that corrected its account had died'(roles) {
    let hasDied = false;
    const dying: Enforcement = {
      ...roles,
      allowancesOf: (by) => (by === 'finish' && hasDied ? [] : roles.allowancesOf(by)),
    };
    const story = await start({ a0: {} }, dying);
    await story.deliverDays({
      ...steadyDays('2026-03-01', 3, crowd(0)),
      '2026-03-04': crowd(20),
      '2026-03-05': crowd(20),
    });
    const held = (await story.stores.cases.ofDay('2026-03-04'))[0]?.caseId ?? 'no case';
    hasDied = true;
    const corrected = { 'snapshots/2026-03-05/accounts.csv': snapshotFile(crowd(20, 71)) };
    await expect(story.deliverAt('2026-03-06T08:00:00Z', corrected)).rejects.toThrow();

    expect(await submit(await pathTo(story.world, held, 'dana'), { action: 'release' })).toMatchObject({
      status: 303,
    });

    expect(await story.rescuesOf('a19')).toEqual([
      'open sharp-drop 2026-03-04',
      'resolved retracted sharp-drop 2026-03-05',
    ]);
  },
};
