import { expect, it } from 'vitest';
import type { StepName } from '../../../lambdas/cases/case.ts';
import type { NoticeItem } from '../../../lambdas/cases/notice.ts';
import { noticeText } from '../../../lambdas/cases/text/notice-text.ts';
import { smsParts } from '../../../lambdas/cases/text/sms-length.ts';
import {
  dataQuality,
  facts,
  locales,
  redBandRescue,
  redChannel,
  redChannelSteps,
  rescue,
  rescueSteps,
} from './samples.ts';

const introduction = `# What notices say
Every step in every language, written by \`noticeText\` from the facts of a sample case. This page is held by a
test; after a change of words, \`npx vitest run test/cases/text/notices-page.test.ts -u\` writes it anew.

- An account is its tier and name. The name is cleaned to one line: controls, bidirectional and zero-width
  characters and lone surrogates are gone, white space is single, at most 60 characters. Nothing in it can be
  tapped: \`://\` becomes a space, and a space follows a dot or an @ inside a word (\`Booking. com\`). The account's
  id stands in only where no name is left. Recipient ids, file keys and problems are cleaned in the same way.
- A fall is printed with one decimal, coverage as a whole percent, both rounded half up from the exact
  fraction; a baseline has a third decimal when it ends in half a hundredth.
- Instants are in UTC and cut to the minute; time left or over is cut to the minute, from three days on to days.
- A subject has at most 99 characters: the name shortens to 40, 24, 12 and 6.
- An SMS has as few parts as its shortest wording needs, and within them says as much as fits. It drops, in
  this order: the third cause, the second cause (with the day compared with), the day of the data, the coverage
  (in a red channel: what opened it), and the name beyond 24 and then 12 characters. The link, the numbers and
  the tier always stay. It has nothing out of the feed but the account's name: no owner.
- An e-mail lists at most 200 cases or findings and then says how many more; a publish stays below 256 KiB.
- In a digest the SMS names the first cases that fit, says how many more, and links to the first. Whoever has no
  e-mail gets a line with a link for each of the first cases, as many as an SMS holds (1,600 characters).

`;

const samples: readonly (readonly [string, StepName, readonly NoticeItem[]])[] = [
  ...rescueSteps.map((step) => [`Rescue: ${step}`, step, [rescue()]] as const),
  ['Rescue: opened, red without a baseline', 'opened', [redBandRescue()]],
  [
    'Rescue: opened, three at once',
    'opened',
    [
      rescue(),
      rescue({ accountName: 'Booking.com', tier: 'A' }),
      redBandRescue({ accountName: '晨光文具', tier: 'B' }),
    ],
  ],
  ...redChannelSteps.map((step) => [`Red channel: ${step}`, step, [sentRedChannel(step)]] as const),
  ['Data quality: data-quality', 'data-quality', [dataQuality()]],
];

/** The sample as it stands when the step is sent. */
function sentRedChannel(step: StepName) {
  if (step === 'joined') return redChannel({ complaints: 2 });
  return step === 'letter-due'
    ? redChannel({ acknowledgedAt: '2026-03-01T10:02:00.000Z', onSiteAt: '2026-03-01T19:40:00.000Z' })
    : redChannel();
}

it('the page of all notices shows what is really sent', async () => {
  const sections = samples.flatMap(([title, step, items]) => [
    `## ${title}\n`,
    ...locales.map((locale) => {
      const { subject, email, sms } = noticeText(facts(step, items, locale));
      const parts = smsParts(sms) === 1 ? '1 part' : `${smsParts(sms)} parts`;
      return `\`\`\`text\n${locale}\nSubject: ${subject}\n\n${email}\nSMS (${sms.length} characters, ${parts}): ${sms}\n\`\`\`\n`;
    }),
  ]);

  await expect(introduction + sections.join('\n')).toMatchFileSnapshot('../../../docs/notices.md');
});
