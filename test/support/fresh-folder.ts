import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** A folder that nobody else uses, until the test file ends. */
export function freshFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `bellwether-${name}-`));
  made.push(folder);
  return folder;
}

export function removeFreshFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
