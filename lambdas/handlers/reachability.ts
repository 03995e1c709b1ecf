import { once } from '../adapters/once.ts';
import { clock } from '../adapters/runtime.ts';
import { wireNotices } from '../adapters/wiring.ts';
import { noticeEnvironment } from '../environment.ts';
import { checkReach } from '../flows/check-reach.ts';

const wired = once(noticeEnvironment, wireNotices);

/** Every night: finds recipients whom no message would reach. */
export async function handler() {
  return checkReach(wired().value, clock.now());
}
