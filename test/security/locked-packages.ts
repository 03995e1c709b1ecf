import { readFileSync } from 'node:fs';

/** A package as the lock file has it. */
export type LockedPackage = {
  readonly name: string;
  readonly version: string;
  /** SPDX. */
  readonly licence: string;
  /** Whether what runs on AWS or on a laptop needs it; else it is for development alone. */
  readonly isDeployed: boolean;
  readonly isDirect: boolean;
  /** Whether its bytes are fixed, by a digest of its own or by that of the package that carries it. */
  readonly isFixed: boolean;
  readonly hasInstallScript: boolean;
};

type Entry = {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
};

type Manifest = {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
};

export const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Entry>>;
};

export const lockedPackages: readonly LockedPackage[] = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({
    name: path.split('node_modules/').at(-1) ?? '',
    version: entry.version,
    licence: entry.license ?? 'unknown',
    isDeployed: entry.dev !== true && entry.devOptional !== true,
    isDirect: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).some(
      (name) => path === `node_modules/${name}`,
    ),
    isFixed: entry.integrity?.startsWith('sha512-') === true || entry.inBundle === true,
    hasInstallScript: entry.hasInstallScript === true,
  }));

/** A table for the document: each licence with its packages. */
export function licenceTable(list: readonly LockedPackage[]): string {
  const licences = [...new Set(list.map(({ licence }) => licence))].sort();
  const rows = licences.map((licence) => {
    const names = list.filter((each) => each.licence === licence).map(({ name }) => name);
    return `| ${licence} | ${names.length} | ${names.toSorted().join(', ')} |`;
  });
  return ['| licence | packages | names |', '|---|---|---|', ...rows].join('\n');
}
