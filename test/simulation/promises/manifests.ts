import { createHash } from 'node:crypto';
import type { Receipt } from '../../../lambdas/feed/receipt.ts';
import type { Outcome } from '../outcome.ts';

type Entry = {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
};

/** Something that a receipt says of a manifest: its code, and what stands in its sentence, each from the start of a word. */
type Said = { readonly code: string; readonly words: readonly string[] };

const mostNamed = 1_000;
const mostReasons = 5;
const mostBytes = 4 * 1024 ** 2;

/** Where the receipt of a manifest does not say how the files of its day differ from it, and where those that wait do not say why. */
export function wrongManifest(outcome: Outcome, key: string, receipt: Receipt): readonly string[] {
  const text = outcome.files.get(key);
  if (receipt.kind !== 'manifest' || text === undefined) return [];
  const owed = problemsOf(outcome, text, key.replace('_manifest.json', ''));
  const named = owed.slice(0, mostNamed);
  const others = owed.length - named.length;
  const all =
    others === 0 ? named : [...named, { code: 'MANIFEST_MISMATCH', words: [`${others} more places`] }];
  const found = receipt.problems;
  const wrong = all.findIndex(({ code, words }, place) => {
    const each = found[place];
    return each?.code !== code || !words.every((word) => ` ${each.sentence}`.includes(` ${word}`));
  });
  const isSo = wrong < 0 && found.length === all.length;
  return [
    ...(isSo
      ? []
      : [
          `${key} has ${found.length} problems, not ${all.length}: ${JSON.stringify(found[Math.max(wrong, 0)])}`,
        ]),
    ...(receipt.status === (all.length === 0 ? 'accepted' : 'held') ? [] : [`${key} is ${receipt.status}`]),
    ...unexplainedWaits(outcome, key, receipt),
  ];
}

function problemsOf({ files }: Outcome, text: string, folder: string): readonly Said[] {
  const invalid = (...words: readonly string[]) => [{ code: 'MANIFEST_INVALID', words }];
  if (Buffer.byteLength(text) > mostBytes) return invalid(`longer than ${mostBytes} bytes`);
  const entries = entriesIn(text);
  if (entries === 'no JSON') return invalid('not JSON');
  if (entries === 'no list') return invalid('`the top`');
  if (entries.length === 0) return invalid('`files`, no file is listed');
  const keyOf = ({ key }: Entry) => (key.includes('/') ? key : `${folder}${key}`);
  const faults = entries.flatMap((entry, place) => {
    const broken = Object.keys(entry).find((name) => !isSound(name, entry));
    if (broken !== undefined) return invalid(`\`files.${place}.${broken}\``);
    const key = keyOf(entry);
    const isOfDay = key.startsWith(folder) && /\.(csv|jsonl)(\.gz)?$/.test(key);
    if (!isOfDay) return invalid(`lists \`${key}\`, which is no snapshot file of`);
    const isAgain = entries.slice(0, place).some((other) => keyOf(other) === key);
    return isAgain ? invalid(`lists \`${key}\` twice`) : [];
  });
  if (faults.length > 0) return faults.slice(0, 1);
  return entries.flatMap((entry): readonly Said[] => {
    const key = keyOf(entry);
    const body = files.get(key);
    if (body === undefined) return [{ code: 'MANIFEST_FILE_MISSING', words: [key] }];
    const lines = body.split('\n').filter((line) => line.trim() !== '').length;
    const facts = {
      bytes: Buffer.byteLength(body),
      sha256: createHash('sha256').update(body).digest('hex'),
      rows: key.endsWith('.csv') ? lines - 1 : lines,
    };
    return (['bytes', 'sha256', 'rows'] as const)
      .filter((fact) => String(entry[fact]).toLowerCase() !== String(facts[fact]))
      .map((fact) => ({
        code: 'MANIFEST_MISMATCH',
        words: [`${key}: the manifest says ${fact} ${entry[fact]}, the file has ${facts[fact]}`],
      }));
  });
}

function entriesIn(text: string): readonly Entry[] | 'no JSON' | 'no list' {
  // What is no UTF-8 was read as that.
  if (text.includes('\ufffd')) return 'no JSON';
  try {
    return JSON.parse(text.replace('\ufeff', '')).files ?? 'no list';
  } catch {
    return 'no JSON';
  }
}

function isSound(name: string, entry: Entry): boolean {
  const value = entry[name as keyof Entry];
  if (name === 'key') return typeof value === 'string';
  if (name === 'sha256') return /^[0-9a-f]{64}$/i.test(String(value));
  // Whatever else is said of a file is for others.
  if (name !== 'bytes' && name !== 'rows') return true;
  return Number.isInteger(value) && Number(value) >= 0;
}

/** A file that waits names the first problems, and how many more there are. */
function unexplainedWaits({ receipts }: Outcome, manifest: string, { problems }: Receipt): readonly string[] {
  const folder = manifest.replace('_manifest.json', '');
  const waiting = [...receipts].filter(([key, { kind, status }]) => {
    return key.startsWith(folder) && kind === 'snapshot' && status === 'held';
  });
  const isAll = problems.length <= mostReasons;
  const named = problems.slice(0, isAll ? mostReasons : mostReasons - 1).map(({ sentence }) => sentence);
  const more = isAll
    ? []
    : [`${problems.length - named.length} more problems are in the receipt of the manifest.`];
  const reasons = [...named, ...more].join(' ');
  return waiting
    .filter(([, { note }]) => note !== `Its rows wait: ${reasons}`)
    .map(([key, { note }]) => `${key} waits because of “${note}”, not “${reasons}”`);
}
