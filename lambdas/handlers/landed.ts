import type { SQSEvent } from 'aws-lambda';
import { keysOf } from '../adapters/landed-keys.ts';
import { once } from '../adapters/once.ts';
import { clock } from '../adapters/runtime.ts';
import { dayTimes, wireTick } from '../adapters/wiring.ts';
import { tickEnvironment } from '../environment.ts';
import { prefixesOf, takeIn } from '../flows/take-in.ts';

const wired = once(tickEnvironment, wireTick);

/** When files land: takes in what lies where they landed. */
export async function handler(event: SQSEvent) {
  const { value: ports, environment } = wired();
  const keys = keysOf(event, environment.FEED_BUCKET);
  return takeIn(ports, dayTimes(environment), prefixesOf(keys), clock.now());
}
