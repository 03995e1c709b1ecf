import { createHash } from 'node:crypto';
import type { PagesReply } from '../../local/pages.ts';
import { unsaidOfRefusal } from './said/refused.ts';

/** What is wrong with an answer whatever its page says. */
export type Flaws = {
  /** Ways that lead neither to the case nor to its letter, what who is refused does not read, and what is left empty. */
  readonly astray: readonly string[];
  /** What a browser was not told, or told otherwise, so that a link gets about or its page cannot be used. */
  readonly exposed: readonly string[];
};

/** What a browser makes of an answer to a request for this address, of which the first part is that of the case. */
export function flawsOf(reply: PagesReply, address: URL): Flaws {
  const own = address.pathname.replace(/\/letter$/, '');
  const { location, 'content-security-policy': policy = '' } = reply.headers;
  const written = [...reply.body.matchAll(/<[^>]* (?:href|action)="([^"]*)"/g)].map(([, way = '']) => way);
  const ways = [...(location === undefined ? [] : [location]), ...written].filter(
    (way) => !way.startsWith('data:'),
  );
  // Whose link is none gets a page without a way.
  const isWithout = reply.status === 303 ? location === undefined : reply.status !== 403 && ways.length === 0;
  const unsaid = reply.status < 400 ? [] : unsaidOfRefusal(reply.status, address.pathname, reply.body);
  return {
    astray: [
      ...ways.filter((way) => !leadsTo(own, new URL(way, address), address)),
      ...(isWithout ? ['nowhere'] : []),
    ]
      .map((way) => `leads to ${way}`)
      .concat(unsaid.map((words) => `does not say “${words}”`))
      .concat(isStatusOf(reply.status, address.pathname) ? [] : [`comes with status ${reply.status}`])
      .concat(emptyIn(reply.body).map((place) => `says nothing in ${place}`)),
    exposed: [
      ...Object.entries(told)
        .filter(([name, value]) => reply.headers[name] !== value)
        .map(([name]) => `says “${reply.headers[name]}” of ${name}`),
      ...(reply.body === '' || reply.headers['content-type'] === 'text/html; charset=utf-8'
        ? []
        : [`is ${reply.headers['content-type']}`]),
      ...[...policies, ...stylesIn(reply.body)]
        .filter((each) => !policy.split('; ').includes(each))
        .map((each) => `does not say “${each}”`),
    ],
  };
}

/** A letter is there, not there yet, or not for who asks; a case is shown, changed, or takes no such deed. */
function isStatusOf(status: number, path: string): boolean {
  return (path.endsWith('/letter') ? [200, 403, 409] : [200, 303, 400, 403, 409, 413, 415]).includes(status);
}

/** Paragraphs, headings and the like in which nothing stands. */
function emptyIn(body: string): readonly string[] {
  return [...body.matchAll(/<(p|li|h\d|summary|strong|label|button|figcaption)( [^>]*)?>\s*<\/\1>/g)].map(
    ([place]) => place,
  );
}

function leadsTo(own: string, { origin, pathname }: URL, address: URL): boolean {
  return origin === address.origin && [own, `${own}/letter`].includes(pathname);
}

/** Nothing keeps, frames, indexes, holds or passes on a page; its own forms can be sent, also by a browser that only knows of origins. */
const told: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
};

/** Nothing runs and nothing is loaded. */
const policies = [
  "default-src 'none'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** A page's one style is named by what it is made of. */
function stylesIn(body: string): readonly string[] {
  return [...body.matchAll(/<style>([^<]*)<\/style>/g)].map(
    ([, style = '']) => `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
}
