/** What failed while the rest went on: one thing that cannot be done never stops the others. */
export class Failures {
  readonly #errors: unknown[] = [];

  /** What the step gives; undefined when it fails. */
  async of<T>(step: () => Promise<T>): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      this.#errors.push(error);
      return undefined;
    }
  }

  /** Throws what failed, once everything else is done. */
  throwAny(): void {
    const [first, ...others] = this.#errors;
    if (others.length > 0) throw new AggregateError(this.#errors, `${this.#errors.length} steps failed`);
    if (first !== undefined) throw first;
  }
}
