/** One run of one function. */
export type Invocation = {
  readonly number: number;
  readonly name: string;
  readonly timeoutMs: number;
  /** Resolves when the function dies; nothing of it runs after that, no `catch` and no `finally`. */
  readonly death: Promise<void>;
  kill(): void;
  isDead: boolean;
  /** It has answered, alone, and asks for nothing any more. */
  isOver: boolean;
  /** Whether it had something left to ask for then. */
  isCutOff: boolean;
  /** Whether anything was planned to go wrong for one of its requests. */
  isTroubled: boolean;
  /** The execution that it decides a day for. */
  execution: string | null;
  /** How long it has waited so far, while the clock stood still; null where nobody sees that. */
  waitedMs: number | null;
};

export function newInvocation(number: number, name: string, timeoutMs: number): Invocation {
  let die = () => {};
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });
  const invocation: Invocation = {
    number,
    name,
    timeoutMs,
    death,
    kill() {
      invocation.isDead = true;
      die();
    },
    isDead: false,
    isOver: false,
    isCutOff: false,
    isTroubled: false,
    execution: null,
    waitedMs: 0,
  };
  return invocation;
}
