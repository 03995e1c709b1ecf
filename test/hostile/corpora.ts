import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const badInput = join(import.meta.dirname, '../../../shared/data/bad-input');

/** Whether the corpora beside the project are there; a test that needs them is skipped without them. */
export const hasCorpora = existsSync(badInput);

/** For the name of such a test. */
export const skipReason = hasCorpora ? '' : ' (skipped: ../shared/data/bad-input is not there)';

/** Documents of the JSON test suite: names in `y_` must parse, those in `n_` must be refused, in `i_` either. */
export function jsonDocuments(): readonly { readonly name: string; readonly bytes: Buffer }[] {
  const folder = join(badInput, 'json-test-suite/test_parsing');
  return readdirSync(folder)
    .sort()
    .map((file) => ({ name: basename(file, '.json'), bytes: readFileSync(join(folder, file)) }));
}

/** Strings that have broken software before. */
export function naughtyStrings(): readonly string[] {
  return textOf('naughty-strings/blns.json') as string[];
}

/** Strings made to attack: formulas, line breaks in headers, prototypes, regular expressions. */
export function attackStrings(): readonly string[] {
  return Object.values(textOf('injection-payloads/payloads.json') as Record<string, string[]>).flat();
}

function textOf(path: string): unknown {
  return JSON.parse(readFileSync(join(badInput, path), 'utf8'));
}

/** A CSV file of csv-spectrum and the rows that it must give. */
export type SpectrumFile = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly rows: readonly Readonly<Record<string, string>>[];
};

export function csvSpectrum(): readonly SpectrumFile[] {
  const folder = dirname(createRequire(import.meta.url).resolve('csv-spectrum'));
  return readdirSync(join(folder, 'csvs')).map((file) => {
    const name = basename(file, '.csv');
    return {
      name,
      bytes: readFileSync(join(folder, 'csvs', file)),
      rows: [JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8'))].flat(),
    };
  });
}
