import { Readable } from 'node:stream';
import type { SdkReply } from '../../local/embedded/in-process.ts';
import type { Call } from './call.ts';

/** Everything that can go wrong with one request. */
export const faultKinds = [
  'crash-before',
  'crash-after',
  'throttle',
  '500-before',
  '500-after',
  'reset-before',
  'reset-after',
  'hang',
  'partial',
  'stale',
  'denied',
  'refused',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Whether this can happen to that request. */
export function canHappen(kind: FaultKind, call: Call): boolean {
  if (kind === 'stale') return call.isEventual;
  if (kind === 'partial') return call.isDivisible;
  if (kind === 'refused') return call.isRefusable;
  return true;
}

/** Faults after which the service has done nothing. */
const undone: readonly (FaultKind | 'blackout' | null)[] = [
  'crash-before',
  'throttle',
  '500-before',
  'reset-before',
  'denied',
  'refused',
  'blackout',
];

/** Whether a request changed something at its service. */
export function isApplied({
  isWrite,
  fault,
}: {
  readonly isWrite: boolean;
  readonly fault: FaultKind | 'blackout' | null;
}): boolean {
  return isWrite && !undone.includes(fault);
}

type Complaint = readonly [status: number, code: string];

const complaints: Readonly<Record<Call['service'], Readonly<Record<string, Complaint>>>> = {
  dynamodb: {
    throttle: [400, 'ProvisionedThroughputExceededException'],
    broken: [500, 'InternalServerError'],
    denied: [400, 'AccessDeniedException'],
    refused: [400, 'ValidationException'],
  },
  s3: {
    throttle: [503, 'SlowDown'],
    broken: [500, 'InternalError'],
    denied: [403, 'AccessDenied'],
    refused: [404, 'NoSuchKey'],
  },
  sns: {
    throttle: [400, 'Throttling'],
    broken: [500, 'InternalError'],
    denied: [403, 'AuthorizationError'],
    refused: [400, 'InvalidParameter'],
    gone: [404, 'NotFound'],
  },
  states: {
    throttle: [400, 'ThrottlingException'],
    broken: [500, 'InternalServerError'],
    denied: [400, 'AccessDeniedException'],
    refused: [400, 'StateMachineDoesNotExist'],
  },
  secrets: {
    throttle: [400, 'ThrottlingException'],
    broken: [500, 'InternalServiceError'],
    denied: [400, 'AccessDeniedException'],
    refused: [400, 'ResourceNotFoundException'],
  },
};

/** Why a service does not do what was asked. */
type Refusal = 'throttle' | 'broken' | 'denied' | 'refused' | 'gone';

/** What a service answers when it does not do what was asked, in its own protocol. */
export function errorReply({ service }: Call, kind: Refusal): SdkReply {
  const [status, code] = complaints[service][kind] as Complaint;
  const message = 'planned by the simulation';
  if (service === 's3')
    return xml(status, `<Error><Code>${code}</Code><Message>${message}</Message></Error>`);
  if (service === 'sns') {
    const type = status < 500 ? 'Sender' : 'Receiver';
    const error = `<Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
    return xml(status, `<ErrorResponse>${error}<RequestId>0</RequestId></ErrorResponse>`);
  }
  return {
    statusCode: status,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Readable.from([Buffer.from(JSON.stringify({ __type: code, message }))]),
  };
}

function xml(statusCode: number, text: string): SdkReply {
  return {
    statusCode,
    headers: { 'content-type': 'application/xml' },
    body: Readable.from([Buffer.from(text)]),
  };
}
