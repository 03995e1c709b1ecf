import { gzipSync } from 'node:zlib';
import { cell } from './random-people.ts';
import type { Cells } from './random-row.ts';
import type { Chance } from './seeded.ts';

/** Stands for a byte that is not UTF-8 until the file is written. */
export const badByte = '<<bad byte>>';

const badNumbers = [
  'NaN',
  '1,5',
  '5.',
  '.5',
  '0x10',
  '５',
  'Infinity',
  ' 5',
  '1e16',
  '1e-16',
  '1_000',
  '--1',
  '1e',
  '1'.repeat(33),
];
const badIds = ['', 'A\u200b1', 'A\u202e1', 'A\u00001', 'A\ufeff1'];
const outOfRange: readonly (readonly [string, string])[] = [
  ['nps', '100.0001'],
  ['nps', '-100.5'],
  ['active_user_ratio', '1.000000001'],
  ['complaints_30d', '-1'],
  ['relationship_audit_score', '101'],
  ['days_past_due', '-0.5'],
];

/** The line of a CSV row with one fault of a random kind. */
export function brokenCsvLine(chance: Chance, header: readonly string[], row: Cells): string {
  const faulty = new Map(row);
  const measured = header.filter((name) => !['account_id', 'as_of', 'note'].includes(name));
  const write = () => header.map((name) => cell(faulty.get(name) ?? '')).join(',');
  switch (chance.pick(['number', 'number', 'range', 'id', 'day', 'short', 'long', 'stray', 'bytes'])) {
    case 'number':
      faulty.set(chance.pick(measured), chance.pick(badNumbers));
      return write();
    case 'range': {
      const [column, text] = chance.pick(outOfRange);
      faulty.set(column, text);
      return header.includes(column) ? write() : `${write()},7`;
    }
    case 'id':
      faulty.set('account_id', chance.pick(badIds));
      return write();
    case 'day':
      faulty.set('as_of', '2020-02-30');
      return header.includes('as_of') ? write() : `${write()},`;
    case 'short':
      return write().replace(/,[^,"]*$/, '');
    case 'long':
      return `${write()},7`;
    case 'stray': {
      const note = chance.pick(['x"y', '"x"y']);
      if (!header.includes('note')) return `${write()},7`;
      return header.map((name) => (name === 'note' ? note : cell(faulty.get(name) ?? ''))).join(',');
    }
    default:
      return header.includes('note') ? write().replace(/$/, badByte) : `${write()}${badByte}`;
  }
}

/** A line of a JSONL file with one fault of a random kind. */
export function brokenJsonLine(chance: Chance, account: string, cells: Cells): string {
  const id = JSON.stringify(account);
  const rest = [...cells].map(([name, text]) => `,"${name}":${text}`).join('');
  return chance.pick([
    `{"account_id":${id},"nps":"5"}`,
    `{"account_id":${id},"nps":1e9999}`,
    `{"account_id":${id},"nps":true}`,
    `{"account_id":${id},"as_of":20260101${rest}}`,
    `{"account_id":${id}${rest}`,
    `[${id}]`,
    '"text"',
    `{"account_id":17${rest}}`,
    `{"account_id":null${rest}}`,
    `{"account_id":"\\ud800"${rest}}`,
    `{"no_account":${id}${rest}}`,
    `{"account_id":${id},"nps":1,"nps":1}`,
    `{"account_id":${id},"note":"${badByte}"${rest}}`,
  ]);
}

/** A file with a fault that rejects it as a whole, with the ending that its content needs. */
export function brokenFile(chance: Chance, plainCsv: Buffer): { bytes: Buffer; ending: string } {
  const text = plainCsv.toString('latin1');
  const bytes = (changed: string) => Buffer.from(changed, 'latin1');
  switch (
    chance.pick(['cut', 'cut', 'absent id', 'look-alike id', 'doubled id', 'doubled column', 'quote', 'gzip'])
  ) {
    case 'cut':
      return { bytes: bytes(text.replace(/\r?\n$/, chance.pick(['', '5']))), ending: 'csv' };
    case 'absent id':
      return { bytes: bytes(text.replace('account_id', 'customer')), ending: 'csv' };
    case 'look-alike id':
      return {
        bytes: bytes(text.replace('account_id', chance.pick(['Account_ID', 'account id', 'account-id']))),
        ending: 'csv',
      };
    case 'doubled id':
      return { bytes: bytes(text.replace('relationship_audit_score', 'account_id')), ending: 'csv' };
    case 'doubled column':
      return { bytes: bytes(text.replace('relationship_audit_score', 'nps')), ending: 'csv' };
    case 'quote':
      return { bytes: bytes(`${text}"open,1\n`), ending: 'csv' };
    default: {
      const packed = gzipSync(plainCsv);
      packed.writeUInt32LE((packed.readUInt32LE(packed.length - 8) ^ 1) >>> 0, packed.length - 8);
      return { bytes: packed, ending: 'csv.gz' };
    }
  }
}
