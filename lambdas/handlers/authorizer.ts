import { admit, type GateEvent } from '../adapters/link-gate.ts';
import { once } from '../adapters/once.ts';
import { clock } from '../adapters/runtime.ts';
import { wireGate } from '../adapters/wiring.ts';
import { linkEnvironment } from '../environment.ts';

const wired = once(linkEnvironment, wireGate);

/** Before every request for a page: lets it pass only with a link that we signed and that still lives. */
export async function handler(event: GateEvent) {
  return admit(wired().value, event, clock.now());
}
