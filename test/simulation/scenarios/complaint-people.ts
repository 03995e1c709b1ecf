import { type AccountRow, people } from '../../support/company.ts';
import { companyOf } from './write.ts';

const tiers = {
  's-critical': 'S',
  's-high': 'S',
  's-medium': 'S',
  'a-critical': 'A',
  'a-high': 'A',
  'b-critical': 'B',
  'b-high': 'B',
  'c-critical': 'C',
  'nearly-now': 'B',
  'not-yet': 'B',
  'due-by-now': 'B',
  'due-soon': 'B',
  'due-unseen': 'B',
  'due-visited': 'B',
  'due-now': 'B',
  'warned-now': 'B',
  'once-more': 'S',
  early: 'A',
  'joined-twice': 'B',
  stormed: 'S',
  'moved-back': 'B',
  'moved-past': 'B',
  'both-at-once': 'B',
};
/** So long that an SMS with a link of theirs is one place longer than two parts. */
const inCareOf = 'hildegard-of-the-northern-team-who-sees-to-the-south-as-well';
/**
 * Names that are longer than there is room for, on both sides of what a subject holds, of characters of two units, with
 * what an SMS writes more plainly and what must not become a link.
 */
const names: Readonly<Record<string, AccountRow>> = {
  // It is another day there already.
  's-critical': { name: 'Fabrik “Süd” – Guss’ Teile — ‘West’', time_zone: 'Pacific/Kiritimati' },
  's-high': { name: '𠮷野家𠮷'.repeat(16) },
  'a-critical': { name: 'Hof und Garten am Po und an der Donau und am Rhein und am Neckar' },
  'b-critical': { name: 'Haus und Hof und Garten Verwaltung' },
  // Nobody is above its sponsor.
  'due-by-now': { name: 'Handel und Wandel und Werk', executive_sponsor: 'cleo' },
  // Its sponsor is no executive, who gets no digest.
  'warned-now': { name: 'Coin 5 €', delivery_lead: '', executive_sponsor: 'mara' },
  'moved-back': { time_zone: '' },
  // A phone has the capital letter only.
  'moved-past': { name: 'Ça va François' },
  'due-soon': { name: 'https://pay.example/us@home', owner: inCareOf },
  'both-at-once': { name: 'Café．fr＠home' },
};
export const accounts = Object.fromEntries(
  Object.entries(tiers).map(([id, tier]) => [id, { tier, owner: 'oskar', ...names[id] }]),
);
export const staff = {
  ...people,
  oskar: { ...people['oskar'], phone: '+4915100000002' },
  // Their names are not their ids, and must not end where they stand.
  erik: { ...people['erik'], name: 'Erik "Ås"' },
  cleo: { ...people['cleo'], phone: '+4915100000004' },
  clara: { role: 'ceo', locale: 'zh-TW', name: '陳小姐' },
  sam: { ...people['sam'], locale: 'zh-CN', name: 'Sam' },
  dai: { role: 'data_team', locale: 'zh-CN' },
  [inCareOf]: { role: 'owner', phone: '+4915100000003' },
};
export const company = companyOf('2026-03-27T00:01', accounts, staff);
/** From then on what is grave for one is no more than a further complaint, and the other way round for another. */
export const regraded = companyOf(
  '2026-03-27T16:30',
  {
    ...accounts,
    's-high': { ...accounts['s-high'], tier: 'A' },
    'b-critical': { ...accounts['b-critical'], tier: 'S' },
    'c-critical': { ...accounts['c-critical'], tier: 'B' },
    latecomer: { owner: 'oskar' },
    'left-alone': {},
  },
  staff,
);
