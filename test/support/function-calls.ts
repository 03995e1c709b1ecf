import { Readable } from 'node:stream';
import type { Client } from '../../lambdas/adapters/runtime.ts';
import type { FunctionName } from '../../lambdas/environment.ts';

/** What a function asks of a service; the same once for each attempt. */
export type FunctionCall = {
  readonly by: FunctionName;
  /** For example `S3`. */
  readonly service: string;
  /** For example `GetObject`. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
};

/** Stands between the functions and the services: sees calls and answers, and may refuse either. */
export type Gate = {
  readonly mayCall: (call: FunctionCall) => boolean;
  /** What becomes of an answer with this status; one that is lost looks to the caller like a broken line. */
  readonly hear: (call: FunctionCall, status: number) => 'heard' | 'denied' | 'lost';
};

type Middleware = (
  next: (args: Args) => Promise<Result>,
  context: { readonly clientName?: string; readonly commandName?: string },
) => (args: Args) => Promise<Result>;
type Args = { readonly input: object; readonly request: unknown };
type Result = { readonly response: Response };
type Response = { readonly statusCode: number; readonly headers: object; readonly body?: unknown };

/** To be given every new client: lets the calls of functions, and of nobody else, pass this gate. */
export function functionGuard(gate: Gate): (client: Client) => void {
  return (client) => {
    const by = makingFunction();
    if (by !== null) addMiddleware(client, gateMiddleware(by, gate));
  };
}

/** A function makes its clients in its first call, so its handler is on the stack. */
function makingFunction(): FunctionName | null {
  for (const site of callSites()) {
    const [, name] = /lambdas\/handlers\/([\w-]+)\.ts/.exec(site.getFileName() ?? '') ?? [];
    if (name !== undefined) return name as FunctionName;
  }
  return null;
}

/** Who calls whom right now, without the lines of the sources, which take long to look up. */
function callSites(): readonly NodeJS.CallSite[] {
  const { stackTraceLimit, prepareStackTrace } = Error;
  Error.stackTraceLimit = 30;
  Error.prepareStackTrace = (_, sites) => sites;
  const { stack } = new Error() as unknown as { readonly stack: readonly NodeJS.CallSite[] };
  Object.assign(Error, { stackTraceLimit, prepareStackTrace });
  return stack;
}

function addMiddleware(client: Client, middleware: Middleware): void {
  const stack = client.middlewareStack as unknown as {
    add: (middleware: Middleware, where: { step: 'deserialize'; priority: 'low' }) => void;
  };
  // Next to the wire: retries pass here too, and a refusal is read as if it came from the service.
  stack.add(middleware, { step: 'deserialize', priority: 'low' });
}

function gateMiddleware(by: FunctionName, gate: Gate): Middleware {
  return (next, { clientName = '', commandName = '' }) =>
    async (args) => {
      const call: FunctionCall = {
        by,
        service: clientName.replace(/Client$/, ''),
        operation: commandName.replace(/Command$/, ''),
        input: { ...args.input },
      };
      if (!gate.mayCall(call)) return { response: denied(call.service) };
      const result = await next(args);
      const hearing = gate.hear(call, result.response.statusCode);
      if (hearing === 'lost') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
      return hearing === 'heard' ? result : { response: denied(call.service) };
    };
}

/** What each service answers to somebody who may not. */
function denied(service: string): Response {
  const xml = (code: string) => `<Error><Code>${code}</Code><Message>not authorized</Message></Error>`;
  const [statusCode, body] =
    service === 'S3'
      ? [403, xml('AccessDenied')]
      : service === 'SNS'
        ? [403, `<ErrorResponse>${xml('AuthorizationError')}</ErrorResponse>`]
        : [400, JSON.stringify({ __type: 'AccessDeniedException', message: 'not authorized' })];
  return { statusCode, headers: {}, body: Readable.from([body]) };
}
