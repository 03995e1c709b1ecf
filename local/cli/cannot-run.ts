/** Why a command cannot run, in sentences for the person who typed it: expected trouble, exit code 2. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}
