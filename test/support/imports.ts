import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** One import: who, whom (a path from the project's root, or a package's name), and whether only types cross. */
export type Import = { readonly from: string; readonly to: string; readonly isTypeOnly: boolean };

export type SourceFile = { readonly path: string; readonly text: string };

/** Every TypeScript file below these folders, paths from the project's root. */
export function sourcesBelow(folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name))
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
      .sort()
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  );
}

const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm;

/** What a file imports and re-exports, dynamic imports included. */
export function importsOf({ path, text }: SourceFile): readonly Import[] {
  return [...text.matchAll(statement)].map(([, type, named, dynamic]) => {
    const target = named ?? dynamic ?? '';
    const to = target.startsWith('.') ? posix.join(posix.dirname(path), target) : target;
    return { from: path, to, isTypeOnly: type !== undefined };
  });
}

/** A way from a file back to itself over the imports; null when there is none. */
export function findCycle(imports: readonly Import[]): readonly string[] | null {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const finished = new Set<string>();
  const visit = (path: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (finished.has(path)) return null;
    for (const to of targets.get(path) ?? []) {
      const cycle = visit(to, [...way, path]);
      if (cycle !== null) return cycle;
    }
    finished.add(path);
    return null;
  };
  for (const path of targets.keys()) {
    const cycle = visit(path, []);
    if (cycle !== null) return cycle;
  }
  return null;
}
