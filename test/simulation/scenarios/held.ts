import type { Scenario } from '../scenario.ts';
import { accountIds, allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const ids = accountIds(26);
const company = companyOf('2026-03-05T00:01', allOf(ids, {}));
const indices = (low: readonly string[], index: number) =>
  Object.fromEntries(ids.map((id) => [id, low.includes(id) ? index : 80]));
const before = ['2026-03-02', '2026-03-03', '2026-03-04'];
const usual = indices([], 80);
/** Its rescue was open when the feed failed, so it is none of those that are held. */
const first = ids[0] ?? '';
const firstFallen = { ...usual, [first]: 60 };
/** Twenty of 26, the least that is held. */
const falling = ids.slice(1, 21);
const massFall = { ...indices(falling, 50), [first]: 60 };
/** Two are back, the others still low. */
const afterwards = { ...massFall, ...Object.fromEntries(falling.slice(0, 2).map((id) => [id, 72])) };
/** While they are held one of them becomes less important, which counts when its rescue opens. */
const [, , , lesser = ''] = falling;
const later = companyOf('2026-03-07T07:00', { ...allOf(ids, {}), [lesser]: { tier: 'C' } });
/** Delivered by mistake, and replaced before the day is decided. */
const wrongDay = { ...afterwards, ...allOf(ids.slice(21), 30) };

/** A day on which so many accounts fall that the feed must be wrong: nobody hears of it until the data team lets them. */
export const held: Scenario = {
  name: 'held',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-07T04:59',
  endsAt: '2026-03-09T08:00',
  companies: [company, later],
  script: [
    ...companyFiles(company),
    ...companyFiles(later),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-06T05:00', '2026-03-05', firstFallen),
    dayFile('2026-03-07T05:00', '2026-03-06', massFall),
    dayFile('2026-03-08T05:00', '2026-03-07', afterwards),
    dayFile('2026-03-08T05:10', '2026-03-07', wrongDay),
    dayFile('2026-03-08T05:20', '2026-03-07', afterwards),
  ],
  habits: [
    {
      who: 'dana',
      gets: 'data-quality',
      about: 'data-quality 2026-03-06',
      afterMinutes: 120,
      posts: 'action=release',
    },
  ],
  truth: {
    days: {
      ...allOf(before, usual),
      '2026-03-05': firstFallen,
      '2026-03-06': massFall,
      '2026-03-07': afterwards,
    },
    statuses: { ...allOf([...before, '2026-03-05', '2026-03-07'], 'complete'), '2026-03-06': 'held' },
    cases: [
      { case: `rescue ${first} 2026-03-05 sharp-drop`, from: '2026-03-06T06:00', ends: 'open' },
      ...falling.map((id) => ({
        case: `rescue ${id} 2026-03-06 sharp-drop`,
        from: '2026-03-07T08:00',
        ends: 'open',
      })),
    ],
    quality: { '2026-03-06 held': '2026-03-07T06:00' },
    receipts: {
      ...listReceipts(26),
      ...dayReceipts([...before, '2026-03-05', '2026-03-06', '2026-03-07'], 26),
    },
  },
};
