import { pageResult } from '../lambdas/adapters/page-http.ts';
import { linkRefusedPage } from '../lambdas/console/link/refused-page.ts';
import * as authorizer from '../lambdas/handlers/authorizer.ts';
import * as page from '../lambdas/handlers/page.ts';

export type PagesRequest = {
  readonly method: string;
  /** As it stands in the request line: path and query, still encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
};

export type PagesReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What API Gateway passes on, by method and path; `lib/constructs/pages-api.ts` has the same routes. */
const routes: readonly (readonly [methods: readonly string[], resource: string, path: RegExp])[] = [
  [['GET', 'POST'], '/c/{token}', /^\/c\/(?<token>[^/]+)$/],
  [['GET'], '/c/{token}/letter', /^\/c\/(?<token>[^/]+)\/letter$/],
];

/** API Gateway refuses a longer body by itself. */
export const mostBodyBytes = 10 * 1024 * 1024;

/**
 * What API Gateway does with a request for the pages: finds its route, asks the authorizer, and hands it to the page.
 * Everything that it refuses by itself gets the one refusal page.
 */
export async function answerAsGateway(request: PagesRequest): Promise<PagesReply> {
  const event = eventOf(request);
  if (event === null || Buffer.byteLength(request.body) > mostBodyBytes) return refused;
  const { policyDocument, context } = await authorizer.handler(event);
  if (!policyDocument.Statement.every(({ Effect }) => Effect === 'Allow')) return refused;
  const { statusCode, headers, body } = await page.handler({
    ...event,
    body: request.body,
    requestContext: { authorizer: { ...context } },
  });
  return { status: statusCode, headers: headersOf(headers), body };
}

const refusal = pageResult({ status: 403, document: linkRefusedPage });
const refused: PagesReply = {
  status: refusal.statusCode,
  headers: headersOf(refusal.headers),
  body: refusal.body,
};

function headersOf(headers: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function eventOf({ method, path, headers }: PagesRequest) {
  const [pathname = '', search = ''] = path.split(/\?(.*)/s, 2);
  for (const [methods, resource, pattern] of routes) {
    const token = pattern.exec(pathname)?.groups?.['token'];
    if (token === undefined || !methods.includes(method)) continue;
    const values = Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat()] as const);
    return {
      resource,
      httpMethod: method,
      methodArn: `arn:aws:execute-api:us-east-1:000000000000:local/p/${method}${pathname}`,
      headers: Object.fromEntries(values.map(([name, value]) => [name, value.at(-1)])),
      multiValueHeaders: Object.fromEntries(values),
      pathParameters: { token },
      queryStringParameters: Object.fromEntries(new URLSearchParams(search)),
      isBase64Encoded: false,
    };
  }
  return null;
}
