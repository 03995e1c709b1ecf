import { once } from '../adapters/once.ts';
import { type PageEvent, pageRequest, pageResult } from '../adapters/page-http.ts';
import { clock } from '../adapters/runtime.ts';
import { wirePages } from '../adapters/wiring.ts';
import { pageEnvironment } from '../environment.ts';
import { answerLink } from '../flows/answer-link.ts';

const wired = once(pageEnvironment, wirePages);

/** When the authorizer let a request pass: shows the case behind the link, or does what its reader asks. */
export async function handler(event: PageEvent) {
  return pageResult(await answerLink(wired().value, pageRequest(event), clock.now()));
}
