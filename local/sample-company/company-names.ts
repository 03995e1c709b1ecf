import type { Random } from './random.ts';

// biome-ignore format: a word list
const ROOTS = [
  'Aldermoor', 'Brindlewick', 'Castrelle', 'Duneholt', 'Elverstone', 'Farrowmere', 'Glasswater', 'Halvorne',
  'Ironleaf', 'Juniper Vale', 'Kestrand', 'Larkhollow', 'Marrowby', 'Nethercove', 'Oakenfirth', 'Pellandine',
  'Quillmere', 'Ravensholm', 'Silverbrae', 'Thistledown', 'Umberfield', 'Vantorre', 'Windlecombe', 'Yarrowgate',
  'Zephyrine', 'Ashgrove Lane', 'Bellhaven', 'Corvanta', 'Driftmark', 'Emberlyn', 'Foxmantle', 'Greywether',
  'Hollenbach Tor', 'Isenmark', 'Jorvasund', 'Kaltenried', 'Lindovale', 'Mistralis', 'Nordhelm', 'Ostravine',
];
// biome-ignore format: a word list
const TRADES = [
  'Instruments', 'Foods', 'Logistics', 'Textiles', 'Pharma', 'Optics', 'Packaging', 'Robotics', 'Ceramics',
  'Paper, Ink & Sons', 'Marine', 'Energy', 'Retail Group', 'Tools', 'Chemicals', 'Bearings',
];

/** That many different invented company names, at most 640. */
export function companyNames(count: number, random: Random): readonly string[] {
  const names = ROOTS.flatMap((root) => TRADES.map((trade) => `${root} ${trade}`));
  if (count > names.length) throw new RangeError(`${count} companies, but names for ${names.length} only`);
  for (let place = names.length - 1; place > 0; place -= 1) {
    const other = random.wholeBetween(0, place);
    [names[place], names[other]] = [names[other] as string, names[place] as string];
  }
  return names.slice(0, count);
}
