import { people, type RecipientRow } from './company.ts';
import { complain, critical } from './complaints.ts';
import { type Sent, type Story, startStory } from './story.ts';

/** The usual people, a manager between the sponsor and the CEO, and phones for who is woken. */
export const crew: Readonly<Record<string, RecipientRow>> = {
  ...people,
  erik: { role: 'executive', manager: 'rita', phone: '+4915100000002' },
  rita: { role: 'manager', manager: 'cleo' },
  cleo: { role: 'ceo', phone: '+4915100000003' },
};

/** Who hears of the opening of a red channel of tier A, the sponsor first. */
export const openers = ['erik', 'olga', 'sam', 'tess', 'dora'] as const;

/** The notices of a step to these people. */
export const told = (step: string, who: readonly string[] = openers, account = 'acme') =>
  who.map((each) => `${each}: ${step} ${account}`);

/**
 * A red channel of acme, tier A, for a critical complaint that was reported and came at 2026-03-02T08:00Z: due at
 * 08:00 of the third. Everybody is told of its opening.
 */
export async function redChannelOfAcme(): Promise<{
  readonly story: Story;
  readonly opened: readonly Sent[];
}> {
  const story = await startStory({ acme: { tier: 'A' } }, crew);
  await complain(story, '2026-03-02T08:00:00Z', critical);
  return { story, opened: await story.expectNotices(told('opened')) };
}

/** What is stored of acme's only red channel. */
export async function redChannelIn(story: Story) {
  const about = (await story.casesOf('acme')).find(({ kind }) => kind === 'red-channel');
  if (about?.redChannel === undefined) throw new Error('acme has no red channel');
  return { ...about, redChannel: about.redChannel };
}
