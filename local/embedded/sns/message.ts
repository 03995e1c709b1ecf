import { Refusal } from '../refusal.ts';
import { type Form, invalidParameter, membersOf, required } from './form.ts';

/** A message attribute: its SNS data type and its value as text (base64 for `Binary`). */
export type MessageAttribute = { readonly type: string; readonly value: string };

/** A message that SNS accepts. */
export type Message = {
  readonly subject: string | null;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  /** The text for a protocol. */
  bodyFor(protocol: string): string;
};

/** The most bytes of a message with its attributes: 256 KiB (SNS Publish). */
export const mostBytes = 262_144;

/** Reads the message of a Publish or of one entry of a PublishBatch; refused in AWS's words when a rule is broken. */
export function parseMessage(form: Form): Message {
  const text = required(form, 'Message');
  if (text === '') throw invalidParameter('Empty message');
  const subject = form.get('Subject') ?? null;
  if (subject !== null && !isSubject(subject)) throw invalidParameter('Subject');
  const attributes = parseAttributes(form);
  if (messageBytes(form) > mostBytes) throw invalidParameter('Message too long');
  const structure = form.get('MessageStructure');
  if (structure !== undefined && structure !== 'json') throw invalidParameter('MessageStructure');
  const bodies: Bodies = structure === 'json' ? parseBodies(text) : { default: text };
  return { subject, attributes, bodyFor: (protocol) => bodies[protocol] ?? bodies.default };
}

/** How many bytes a message and its attributes count, in UTF-8. */
export function messageBytes(form: Form): number {
  let bytes = Buffer.byteLength(form.get('Message') ?? '');
  for (const [name, { type, value }] of Object.entries(parseAttributes(form))) {
    const content = Buffer.byteLength(value, type.startsWith('Binary') ? 'base64' : 'utf8');
    bytes += Buffer.byteLength(name) + Buffer.byteLength(type) + content;
  }
  return bytes;
}

/** 1 to 99 characters, none of them a line break or another control character (SNS Publish). */
function isSubject(text: string): boolean {
  return text.length >= 1 && text.length <= 99 && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}

function parseAttributes(form: Form): Record<string, MessageAttribute> {
  const attributes: [string, MessageAttribute][] = [];
  for (const entry of membersOf(form, 'MessageAttributes.entry')) {
    const name = required(entry, 'Name');
    const type = required(entry, 'Value.DataType');
    const value = entry.get(type.startsWith('Binary') ? 'Value.BinaryValue' : 'Value.StringValue') ?? '';
    if (!/^(String|String\.Array|Number|Binary)(\.|$)/.test(type))
      throw badAttribute(name, 'a supported type');
    if (value === '') throw badAttribute(name, `a non-empty value for message attribute type '${type}'`);
    attributes.push([name, { type, value }]);
  }
  return Object.fromEntries(attributes);
}

function badAttribute(name: string, lacks: string): Refusal {
  return new Refusal(400, 'ParameterValueInvalid', `The message attribute '${name}' must contain ${lacks}.`);
}

/** Texts by protocol, and the text for all others. */
type Bodies = { readonly default: string; readonly [protocol: string]: string };

/** The texts of a `MessageStructure: json` message. Values that are no text are passed over, as by SNS. */
function parseBodies(json: string): Bodies {
  const parsed = parseObject(json);
  const texts = Object.entries(parsed).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const { default: fallback, ...rest } = Object.fromEntries(texts);
  if (fallback === undefined) throw badStructure('No default entry in JSON message body');
  return { ...rest, default: fallback };
}

function parseObject(json: string): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw badStructure('JSON message body failed to parse');
  }
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  if (!isObject || hasRepeatedKey(json)) throw badStructure('JSON message body failed to parse');
  return parsed as object;
}

/** Whether a key occurs twice at the top of a valid JSON object, which `JSON.parse` passes over and SNS does not. */
function hasRepeatedKey(json: string): boolean {
  const keys = new Set<string>();
  let depth = 0;
  for (const [token, isKey] of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (isKey === undefined || depth !== 1) continue;
    const key = JSON.parse(token.replace(/\s*:$/, '')) as string;
    if (keys.has(key)) return true;
    keys.add(key);
  }
  return false;
}

function badStructure(why: string): Refusal {
  return invalidParameter(`Message Structure - ${why}`);
}
