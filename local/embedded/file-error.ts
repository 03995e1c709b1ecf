/** Whether a file operation failed because something on the path is not there. */
export function isAbsent(error: unknown): boolean {
  return hasCode(error, 'ENOENT', 'ENOTDIR');
}

/** Whether a file operation failed because this user may not do it. */
export function isForbidden(error: unknown): boolean {
  return hasCode(error, 'EACCES', 'EPERM');
}

/** Whether a file operation failed with one of these system codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** What the file system refused, in its own words; null for every other error. */
export function fileTrouble(error: unknown): string | null {
  if (!(error instanceof Error && 'errno' in error && 'syscall' in error)) return null;
  return `The file system refuses: ${error.message}.`;
}
