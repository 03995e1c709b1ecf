import type { Visit } from './answer-link.ts';
import type { PageReply } from './page-request.ts';
import type { ShowPorts } from './show-case.ts';

export async function showLetter(_ports: ShowPorts, _visit: Visit): Promise<PageReply | null> {
  return null;
}
