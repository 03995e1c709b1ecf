import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { licenceTable, lockedPackages, manifest } from './locked-packages.ts';
import { permissionTable } from './permission-table.ts';

const document = readFileSync('docs/security.md', 'utf8');

/** What stands below a mark, up to the next empty line after its table. */
function tableBelow(mark: string): string {
  const [, table] = new RegExp(`<!-- ${mark} -->\n\n((?:\\|.*\n)*)`).exec(document) ?? [];
  return (table ?? '').trimEnd();
}

describe('docs/security.md', () => {
  test('names only tests that there are', () => {
    const named = [...document.matchAll(/`([\w-]+\/[\w./-]+\.test\.ts)`/g)].map(([, path]) => path);

    expect(named.length).toBeGreaterThan(30);
    expect([...new Set(named)].filter((path) => !existsSync(`test/${path}`))).toEqual([]);
  });

  test('has the permissions as they are', () => {
    expect(tableBelow('permissions')).toBe(permissionTable());
  });

  test('has the packages as they are locked', () => {
    const deployed = lockedPackages.filter(({ isDeployed }) => isDeployed);
    const development = lockedPackages.filter(({ isDeployed, isDirect }) => !isDeployed && isDirect);

    expect(tableBelow('deployed packages')).toBe(licenceTable(deployed));
    expect(tableBelow('development packages')).toBe(licenceTable(development));
  });
});

describe('dependencies', () => {
  const namesOf = (isAsked: (each: (typeof lockedPackages)[number]) => boolean) =>
    [...new Set(lockedPackages.filter(isAsked).map(({ name }) => name))].toSorted();

  test('are few: six that are deployed, seventeen to build and test', () => {
    expect(Object.keys(manifest.dependencies)).toHaveLength(6);
    expect(Object.keys(manifest.devDependencies)).toHaveLength(17);
  });

  test('are pinned to one version each, and their bytes by a digest', () => {
    for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(namesOf(({ isFixed }) => !isFixed)).toEqual([]);
  });

  test('that are deployed have one of three licences, all others one that lets us build and test', () => {
    const forDeployment = new Set(['0BSD', 'Apache-2.0', 'MIT']);
    const forDevelopment = new Set([
      ...forDeployment,
      '(MIT OR GPL-3.0-or-later)',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'BlueOak-1.0.0',
      'ISC',
      'MIT OR Apache-2.0',
      'MPL-2.0',
    ]);

    const foreign = namesOf(
      ({ licence, isDeployed }) => !(isDeployed ? forDeployment : forDevelopment).has(licence),
    );

    expect(foreign).toEqual([]);
  });

  test('run a script when installed only where it is allowed by name', () => {
    expect(namesOf(({ hasInstallScript }) => hasInstallScript)).toEqual(
      Object.keys(manifest.allowScripts).toSorted(),
    );
    expect(namesOf(({ hasInstallScript, isDeployed }) => hasInstallScript && isDeployed)).toEqual([]);
  });
});
