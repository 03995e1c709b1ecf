import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type {
  APIGatewayAuthorizerResultContext,
  APIGatewayProxyEvent,
  APIGatewayProxyResult,
} from 'aws-lambda';
import { linkStyle } from '../console/link/style.ts';
import type { PageReply, PageRequest } from '../flows/page-request.ts';
import type { LinkClaim } from '../ports.ts';

const styleHash = createHash('sha256').update(linkStyle).digest('base64');

/** Nothing is loaded or run, nobody frames, remembers or passes on a page: its address is its reader's proof. */
const headers = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** What we read of API Gateway's event. */
export type PageEvent = Pick<
  APIGatewayProxyEvent,
  | 'httpMethod'
  | 'resource'
  | 'pathParameters'
  | 'queryStringParameters'
  | 'headers'
  | 'multiValueHeaders'
  | 'body'
  | 'isBase64Encoded'
> & { readonly requestContext: { readonly authorizer?: APIGatewayAuthorizerResultContext | null } };

/** What API Gateway hands on. Who the reader is says the authorizer, and nothing that a browser sends. */
export function pageRequest(event: PageEvent): PageRequest {
  return {
    method: event.httpMethod,
    page: event.resource.endsWith('/letter') ? 'letter' : 'case',
    claim: claimOf(event),
    token: event.pathParameters?.['token'] ?? '',
    language: event.queryStringParameters?.['language'] ?? null,
    origin: headerOf(event, 'origin'),
    fetchSite: headerOf(event, 'sec-fetch-site'),
    contentType: headerOf(event, 'content-type'),
    body: bodyOf(event),
  };
}

export function pageResult(reply: PageReply): APIGatewayProxyResult {
  if (reply.status === 303) {
    return { statusCode: 303, headers: { ...headers, location: reply.location }, body: '' };
  }
  return {
    statusCode: reply.status,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    body: reply.document,
  };
}

function claimOf({ requestContext: { authorizer } }: PageEvent): LinkClaim | null {
  const { caseId, recipientId, expiresAt } = authorizer ?? {};
  const isVouchedFor =
    typeof caseId === 'string' && typeof recipientId === 'string' && typeof expiresAt === 'string';
  return isVouchedFor ? { caseId, recipientId, expiresAt } : null;
}

/** Every value that came under this name, so that a second one is not overlooked. */
function headerOf(event: PageEvent, name: string): string | null {
  const values = Object.entries({ ...event.headers, ...event.multiValueHeaders }).flatMap(([given, each]) =>
    given.toLowerCase() === name ? (each ?? []) : [],
  );
  return values.length === 0 ? null : values.join(', ');
}

function bodyOf({ body, isBase64Encoded }: PageEvent): string {
  return isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : (body ?? '');
}
