import { account } from './account.ts';
import { caseOf } from './case.ts';
import { mailbox } from './mailbox.ts';
import { portfolio } from './portfolio.ts';
import { receipt } from './receipt.ts';
import { dayRun, otherReceipts, runs } from './runs.ts';
import { sla } from './sla.ts';
import type { ConsoleSources } from './sources.ts';

/** What was asked for: the decoded segments of the path, and the query. */
export type Target = { readonly segments: readonly string[]; readonly query: URLSearchParams };

/** The target of a request line; null when its path is not well encoded. */
export function targetOf(requestUrl: string): Target | null {
  const [path = '', search = ''] = requestUrl.split(/\?(.*)/s, 2);
  if (!path.startsWith('/')) return null;
  try {
    const segments = path.slice(1).split('/').map(decodeURIComponent);
    return { segments, query: new URLSearchParams(search) };
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** The document of a target; null when there is nothing at it. */
export async function documentOf(
  sources: ConsoleSources,
  { segments, query }: Target,
  ownUrl: string,
): Promise<string | null> {
  const [place, segment, ...rest] = segments;
  if (rest.length > 0) return null;
  const name = segment ?? query.get('id');
  if (name === null) {
    switch (place) {
      case '':
        return portfolio(sources, query);
      case 'runs':
        return runs(sources, query);
      case 'receipts':
        return otherReceipts(sources, query);
      case 'sla':
        return sla(sources);
      case 'mailbox':
        return mailbox(sources, query, ownUrl);
      default:
        return null;
    }
  }
  if (name === '') return null;
  switch (place) {
    case 'accounts':
      return account(sources, name, query);
    case 'cases':
      return caseOf(sources, name);
    case 'runs':
      return dayRun(sources, name);
    case 'receipts':
      return receipt(sources, name);
    default:
      return null;
  }
}
