import { gzipSync } from 'node:zlib';
import { snapshotFile } from '../../support/company.ts';

const longestHeader = 128 * 1024;
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
/** Files that are refused as a whole: how many of their rows can be read, and why. */
export const refusedFiles: Readonly<
  Record<string, readonly [body: string | Uint8Array, rows: number, why: string]>
> = {
  'book.csv': [Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(40, 1)]), 0, 'FILE_FORMAT'],
  'packed.csv': [gzipSync(snapshotFile({ packed: 80 })), 0, 'FILE_FORMAT'],
  'returns.csv': ['account_id,index\rreturns,80\r', 0, 'FILE_FORMAT'],
  'marked.csv': [utf16('\ufeffaccount_id,index\nmarked,80\n'), 0, 'FILE_ENCODING'],
  'unmarked.csv': [utf16('account_id,index\nunmarked,80\n'), 0, 'FILE_ENCODING'],
  'letters.csv': [Buffer.from('account_id,größe\nletters,80\n', 'latin1'), 1, 'FILE_ENCODING'],
  'open.csv': ['account_id,index\nopen,80\nnext,"8\n0","never\nlast,80\n', 1, 'FILE_QUOTE 4'],
  'nobody.csv': ['account_id,index\n', 0, 'FILE_EMPTY'],
  'nothing.jsonl': ['\n \n', 0, 'FILE_EMPTY'],
  'short.csv': ['account,index\nshort,80', 1, 'FILE_HEADER 1, FILE_TRUNCATED'],
  'alike.csv': ['account_id,\u0430ccount_id,index\nalike,,80\n', 1, 'FILE_HEADER 1'],
  'wide.csv': ['account_id,ａccount_id,index\nwide,,80\n', 1, 'FILE_HEADER 1'],
  'digits.csv': ['account_id,account_1d,index\ndigits,,80\n', 1, 'FILE_HEADER 1'],
  'quoted.csv': ['account_id,in"dex\nquoted,80\n', 1, 'FILE_HEADER 1'],
  'unclosed.csv': ['account_id,"index\nunclosed,80\n', 0, 'FILE_QUOTE 1'],
  'endless.csv': [`account_id,index,${'x'.repeat(longestHeader)}\nendless,80\n`, 1, 'FILE_HEADER 1'],
};
