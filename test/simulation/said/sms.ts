import { hourMs } from '../hours.ts';
import type { Scenario } from '../scenario.ts';
import { type Causes, called, causesOf } from './causes.ts';
import { dayIn, momentIn, pointsText } from './forms.ts';
import { qualityAsk, qualityTitle } from './quality.ts';
import { originOf, redChannelTitle } from './red-channel.ts';
import { rescueTitle } from './rescue.ts';
import type { Telling } from './saying.ts';
import type { Then } from './then.ts';

/** What the SMS of a red channel's step asks for; who has acknowledged is not asked to. */
const redChannelAsks: Readonly<Record<string, readonly [unacknowledged: string, acknowledged?: string]>> = {
  opened: ['Acknowledge', 'Report on site'],
  joined: ['Acknowledge', 'See the case'],
  'unacknowledged-1h': ['Acknowledge now'],
  'unacknowledged-4h': ['Acknowledge or call the sponsor now'],
  'due-in-4h': ['Report on site'],
  breached: ['Go now, report on site'],
  'letter-due': ['Send it today, mark it as sent'],
  retracted: ['Nothing to do. Details'],
};

/**
 * What an SMS about one case must be: the fullest wording that goes in as few parts as the shortest. Null where only parts of
 * it are known.
 */
export function smsOf(scenario: Scenario, telling: Telling, then: Then, link: string): string | null {
  if (!telling.isAlone) return null;
  if (telling.about.kind === 'data-quality') return fewestParts(qualityWordings(telling, link));
  return fewestParts(
    telling.about.kind === 'rescue'
      ? rescueWordings(scenario, telling, then, link)
      : redChannelWordings(telling, then, link),
  );
}

function fewestParts(wordings: readonly string[]): string | null {
  const fewest = Math.min(...wordings.map(partsOf));
  return wordings.find((wording) => partsOf(wording) === fewest) ?? null;
}

/** So many cases an SMS about several names at most, each with its title in so many characters of a name. */
const mostNamed = 5;
export const shortName = 24;
const shortestName = 12;

/**
 * What an SMS about several cases must be: as many of the first as go in as few parts as the shortest wording, how many
 * more there are, and what to do about the first. Null where only parts of it are known.
 */
export function digestSmsOf(
  scenario: Scenario,
  first: readonly Found[],
  cases: number,
  heading: string,
  link: string,
): string | null {
  const [worst] = first;
  const ask = worst === undefined ? null : digestAsk(scenario, worst.telling, worst.state);
  if (ask === null) return null;
  const titlesOf = (name: number) => first.map((each) => digestTitle(scenario, each, name));
  const [titles, shortest] = [titlesOf(shortName), titlesOf(shortestName)];
  if (titles.some(({ length }) => length !== 1)) return null;
  const wording = (named: readonly (readonly string[])[]) => {
    const rest = cases > named.length ? [`and ${cases - named.length} more`] : [];
    return `${heading}: ${[...named.flat(), ...rest].join('; ')}. ${ask}: ${link}`;
  };
  const counts = Array.from({ length: Math.min(mostNamed, cases) }, (_, place) => place + 1).reverse();
  return fewestParts([
    ...counts.map((count) => wording(titles.slice(0, count))),
    wording(shortest.slice(0, 1)),
  ]);
}

/** A case of an SMS about several, as the notice may have found it. */
export type Found = { readonly telling: Telling; readonly state: Then };

/** Of what is known for sure, one text; else its parts. */
export function digestTitle(scenario: Scenario, { telling, state }: Found, name: number): readonly string[] {
  return telling.about.kind === 'rescue'
    ? rescueTitle(scenario, telling, state, 'sms', { name, causes: 1 })
    : [redChannelTitle(telling, state, 'sms', { name, causes: 1 })];
}

export function digestAsk({ model }: Scenario, { about, step }: Telling, { happened }: Then): string | null {
  if (about.kind === 'data-quality' || (about.kind === 'rescue' && model === null)) return null;
  if (about.kind === 'rescue') return rescueAsk(about, step);
  return happened.has('acknowledged') ? 'See the case' : 'Not acknowledged, acknowledge now';
}

/** What the SMS of a rescue's step asks for. */
function rescueAsk({ openedAt }: Telling['about'], step: string): string {
  const by = (hours: number) => momentIn('sms', Date.parse(openedAt ?? '') + hours * hourMs);
  const asks: Readonly<Record<string, string>> = {
    opened: `Acknowledge by ${by(24)}`,
    'unacknowledged-24h': `Acknowledge by ${by(72)}`,
    'unacknowledged-72h': 'Have it acknowledged today',
    retracted: 'Nothing to do. Details',
  };
  return asks[step] ?? '';
}

/** The fullest first: the length of the name, how many causes, whether it says of which day the data are, how much is known. */
const rescueRooms = [
  ...[3, 2, 1].map((causes) => ({ name: 40, causes, saysDay: true, saysCoverage: true })),
  { name: 40, causes: 1, saysDay: false, saysCoverage: true },
  ...[40, 24, 12].map((name) => ({ name, causes: 1, saysDay: false, saysCoverage: false })),
];

/** None where it is not known what an index is made of, or where a notice may be of other figures. */
function rescueWordings(scenario: Scenario, telling: Telling, then: Then, link: string): readonly string[] {
  const { about, step } = telling;
  const known = causesOf(scenario, about);
  if (known === null) return [];
  return rescueRooms.map(({ name, causes, saysDay, saysCoverage }) => {
    const [title = ''] = rescueTitle(scenario, telling, then, 'sms', { name, causes: 1 });
    const coverage = `. Coverage ${known.percent} %${saysDay ? ` on ${dayIn('sms', about.openedOn)}` : ''}`;
    const said = `: ${whyIn(known, causes)}${saysCoverage ? coverage : ''}`;
    const why = step === 'retracted' ? '' : said;
    return `${title}${why}. ${rescueAsk(about, step)}: ${link}`;
  });
}

/** Up to three things that were found. */
function qualityWordings(telling: Telling, link: string): readonly string[] {
  return [3, 2, 1].map(
    (causes) => `${qualityTitle(telling, 'sms', { name: 40, causes })}. ${qualityAsk(telling)}: ${link}`,
  );
}

/** With the day only where there is room for two. */
function whyIn({ causes, since }: Causes, most: number): string {
  const named = causes
    .slice(0, most)
    .map(({ name, points }) => `${called(name)} ${pointsText(points)}`)
    .join(', ');
  if (since === null) return `weakest ${named}`;
  return `${named}${most > 1 ? ` since ${dayIn('sms', since)}` : ''}`;
}

function redChannelWordings(telling: Telling, then: Then, link: string): readonly string[] {
  const isOver = ['letter-due', 'retracted'].includes(telling.step);
  const isAcknowledged = then.happened.has('acknowledged');
  const [unacknowledged = '', acknowledged = unacknowledged] = redChannelAsks[telling.step] ?? [];
  const origin = isOver ? [] : [originOf(then).replace(/^./, (letter) => letter.toUpperCase())];
  const rest = [
    ...(isAcknowledged && !isOver ? ['Acknowledged'] : []),
    `${isAcknowledged ? acknowledged : unacknowledged}: ${link}`,
  ];
  const title = (name: number) => redChannelTitle(telling, then, 'sms', { name, causes: 1 });
  const wordings = [[title(40), ...origin, ...rest], ...[40, 24, 12].map((name) => [title(name), ...rest])];
  return wordings.map((sentences) => sentences.join('. '));
}

/** The alphabet that phones write in seven bits (3GPP TS 23.038), and what takes two places in it. */
const alphabet =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 \n\r!"#%&\'()*+,-./:;<=>?@_$¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ';
const twice = '^{}\\[~]|€\f';

/** In how many parts an SMS is sent: 160 places or 70 units go in one, 153 or 67 in each of several. */
function partsOf(text: string): number {
  const characters = Array.from(text);
  const isPlain = characters.every((each) => alphabet.includes(each) || twice.includes(each));
  const sizes = characters.map((each) => (isPlain ? (twice.includes(each) ? 2 : 1) : each.length));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all <= (isPlain ? 160 : 70)) return 1;
  const room = isPlain ? 153 : 67;
  let [parts, used] = [1, 0];
  for (const size of sizes) {
    if (used + size > room) [parts, used] = [parts + 1, 0];
    used += size;
  }
  return parts;
}
