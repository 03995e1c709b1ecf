import { originOf, redChannelTitle } from './red-channel.ts';
import type { Telling } from './saying.ts';
import type { Then } from './then.ts';

/** What the SMS of a step asks for; who has acknowledged is not asked to. */
const asks: Readonly<Record<string, readonly [unacknowledged: string, acknowledged?: string]>> = {
  opened: ['Acknowledge', 'Report on site'],
  joined: ['Acknowledge', 'See the case'],
  'unacknowledged-1h': ['Acknowledge now'],
  'unacknowledged-4h': ['Acknowledge or call the sponsor now'],
  'due-in-4h': ['Report on site'],
  breached: ['Go now, report on site'],
  'letter-due': ['Send it today, mark it as sent'],
  retracted: ['Nothing to do. Details'],
};

/** The SMS of a red channel's notice: of what it may say the most that is sent in no more parts than the least. */
export function redChannelSms(telling: Telling, then: Then, link: string): string {
  const isOver = ['letter-due', 'retracted'].includes(telling.step);
  const isAcknowledged = then.happened.has('acknowledged');
  const [unacknowledged = '', acknowledged = unacknowledged] = asks[telling.step] ?? [];
  const origin = isOver ? [] : [originOf(then).replace(/^./, (letter) => letter.toUpperCase())];
  const rest = [
    ...(isAcknowledged && !isOver ? ['Acknowledged'] : []),
    `${isAcknowledged ? acknowledged : unacknowledged}: ${link}`,
  ];
  const title = (name: number) => redChannelTitle(telling, then, 'sms', { name, causes: 1 });
  const wordings = [
    [title(40), ...origin, ...rest],
    ...[40, 24, 12].map((name) => [title(name), ...rest]),
  ].map((sentences) => sentences.join('. '));
  const fewest = Math.min(...wordings.map(partsOf));
  return wordings.find((wording) => partsOf(wording) === fewest) ?? '';
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
