/** So many failures are told apart in one message. */
const mostTold = 5;

/** What failed while the rest went on: one thing that cannot be done never stops the others. */
export class Failures {
  readonly #errors: unknown[] = [];

  /** What the step gives; undefined when it fails. `about` says in the message what it was, such as a file's key. */
  async of<T>(step: () => Promise<T>, about?: string): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      this.#errors.push(
        about === undefined ? error : new Error(`${about}: ${textOf(error)}`, { cause: error }),
      );
      return undefined;
    }
  }

  areNone(): boolean {
    return this.#errors.length === 0;
  }

  /** Throws what failed, once everything else is done. */
  throwAny(): void {
    const [first, ...others] = this.#errors;
    if (first === undefined) return;
    if (others.length === 0) throw first;
    const told = this.#errors.slice(0, mostTold).map(textOf).join('; ');
    throw new AggregateError(this.#errors, `${this.#errors.length} steps failed: ${told}`);
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
