import { type AccountRow, type Indices, people, type RecipientRow } from '../support/company.ts';

/** The states that a page can show, each as the account that is in it. */
export const shownStates = {
  fresh: 'Norddeutsche Maschinenbau AG',
  acked: '华南精密制造有限公司',
  breached: 'Société Générale de Robinetterie et Fils',
  site: 'Great Lakes Paper',
  closed: '臺灣光學股份有限公司',
  sent: 'Kestrel Foods',
  fallen: 'Aurora Logistics',
  helped: 'Vega Pharma',
  lost: 'Harbour Textiles',
} as const;

const red = ['fresh', 'acked', 'breached', 'site', 'closed', 'sent'] as const;
const rescues = ['fallen', 'helped', 'lost'] as const;
const others = Array.from({ length: 80 }, (_, nth) => `o-${nth}`);

export const accounts: Readonly<Record<string, AccountRow>> = {
  ...Object.fromEntries(
    Object.entries(shownStates).map(([id, name]) => [
      id,
      {
        name,
        tier: (rescues as readonly string[]).includes(id) ? 'B' : 'S',
        time_zone: id === 'acked' ? 'Asia/Shanghai' : 'Europe/Berlin',
      },
    ]),
  ),
  ...Object.fromEntries(others.map((id) => [id, { tier: 'C', owner: '' }])),
};

/** Who reads the pages, one for each language; sam and tess are leads of every account. */
export const readers: Readonly<Record<string, RecipientRow>> = {
  ...people,
  olga: { ...people['olga'], name: 'Olga Berg' },
  erik: { ...people['erik'], name: 'Erik Lindqvist' },
  mara: { ...people['mara'], name: 'Mara Weiss' },
  sam: { ...people['sam'], name: '沈三', locale: 'zh-CN' },
  tess: { ...people['tess'], name: '戴思', locale: 'zh-TW' },
};
export const readerOf = { en: 'erik', 'zh-CN': 'sam', 'zh-TW': 'tess' } as const;

function indices(rescue: number, other: (nth: number) => number): Indices {
  return {
    ...Object.fromEntries(red.map((id, nth) => [id, 88 - 3 * nth])),
    ...Object.fromEntries(rescues.map((id) => [id, rescue])),
    ...Object.fromEntries(others.map((id, nth) => [id, other(nth)])),
  };
}

/** From the first of March on: three good days, three rescues on the fourth, on the fifth half of the company falls. */
export const accountDays: readonly Indices[] = [
  indices(81, () => 80),
  indices(82.5, () => 80),
  indices(82, () => 80),
  indices(61.07, () => 80),
  indices(60, (nth) => (nth < 30 ? 50 : 80)),
];

const header = 'complaint_id,account_id,reported_at,severity,summary\n';
const words =
  'The filling line has been standing still since this morning. Your hotline put me on hold for two hours. We lose 40,000 euros an hour and want somebody here today.';

/** Complaints by the time of their delivery. */
export const complaints = [
  {
    at: '2026-03-05T07:00:00Z',
    file: `${header}c-1,breached,2026-03-05T07:00:00Z,critical,${JSON.stringify(words)}\n`,
  },
  {
    at: '2026-03-06T07:30:00Z',
    file:
      header +
      red
        .filter((id) => id !== 'breached')
        .map((id, nth) => `d-${nth},${id},2026-03-06T07:30:00Z,critical,${JSON.stringify(words)}\n`)
        .join(''),
  },
];
