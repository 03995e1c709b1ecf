import type { Call } from './recorded-calls.ts';

/** Every place at which a text can leave the house, or steer what we ask of a service. */
export const exits = [
  'receipts',
  'lists of errors',
  'subjects',
  'e-mails',
  'SMS',
  'events',
  'attributes',
  'topics',
  'addresses',
  'runs',
  'keys of objects',
  'keys of history',
  'keys of cases',
  'expressions',
  'console',
  'pages',
  'letters',
  'logs',
  'failures',
] as const;

export type Exit = (typeof exits)[number];

/** Texts by the exit that they left by. */
export type Left = Record<Exit, string[]>;

export function nothingLeft(): Left {
  return Object.fromEntries(exits.map((exit) => [exit, []])) as unknown as Left;
}

/** Sorts what these requests say by exit. What is only stored does not leave. */
export function sortCalls(calls: readonly Call[], left: Left): void {
  for (const call of calls) {
    if (call.service === 'S3') sortObject(call, left);
    if (call.service === 'DYNAMODB') sortItems(JSON.parse(call.body), left);
    if (call.service === 'SNS') sortMessage(new URLSearchParams(call.body), left);
    if (call.service === 'SFN') left.runs.push(call.body);
  }
}

function sortObject({ method, path, query, body }: Call, left: Left): void {
  left['keys of objects'].push(path, JSON.stringify(query));
  if (method !== 'PUT' || !path.includes('/receipts/')) return;
  left[path.endsWith('.errors.csv') ? 'lists of errors' : 'receipts'].push(body);
}

const historyKeys = ['account', 'day'];
const caseKeys = ['subject', 'id', 'dueShard', 'nextDueAt', 'kind', 'aliveUntil'];

/** Looks through a request to the tables: attributes by name, wherever they are, and whatever is an expression. */
function sortItems(node: unknown, left: Left): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    const text = (value as { S?: string } | null)?.S;
    if (text !== undefined && historyKeys.includes(name)) left['keys of history'].push(text);
    if (text !== undefined && caseKeys.includes(name)) left['keys of cases'].push(text);
    if (/Expression$|AttributeNames$/.test(name)) left.expressions.push(JSON.stringify(value));
    if (name === 'ExpressionAttributeValues') left.expressions.push(Object.keys(value as object).join());
    sortItems(value, left);
  }
}

function sortMessage(form: URLSearchParams, left: Left): void {
  for (const [name, value] of form) {
    if (name === 'Subject') left.subjects.push(value);
    else if (name === 'Message') sortBodies(value, form.get('MessageStructure') === 'json', left);
    else if (name.startsWith('MessageAttributes')) left.attributes.push(value);
    else if (name === 'TopicArn' || name === 'Name') left.topics.push(value);
    else if (name === 'Endpoint' || name === 'phoneNumber') left.addresses.push(value);
  }
}

function sortBodies(message: string, isByProtocol: boolean, left: Left): void {
  if (!isByProtocol) {
    left.events.push(message);
    return;
  }
  const { email, ...others } = JSON.parse(message) as Record<string, string>;
  left['e-mails'].push(email ?? '');
  left.SMS.push(...Object.values(others));
}
