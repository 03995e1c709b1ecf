import type { Recipient } from '../cases/directory.ts';
import type { Failures } from './failures.ts';

/** When so many people fail in a row it is the service that does, and nobody else waits for it to answer. */
const mostInARow = 3;

/** What the step gives for each person, by id. One for whom it fails is left out and stops nobody else. */
export async function perRecipient<T>(
  recipients: Iterable<Recipient>,
  failures: Failures,
  step: (recipient: Recipient) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  const given = new Map<string, T>();
  let inARow = 0;
  for (const recipient of recipients) {
    const { recipientId } = recipient;
    const result = await failures.of(() => step(recipient), recipientId);
    if (result !== undefined) given.set(recipientId, result);
    inARow = result === undefined ? inARow + 1 : 0;
    if (inARow === mostInARow) break;
  }
  return given;
}
