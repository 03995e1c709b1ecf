import type { Reply } from '../loopback.ts';
import type { Refusal } from '../refusal.ts';
import { toXml, type XmlElements, xmlDocument } from '../xml.ts';
import type { Version } from './version.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

export function emptyReply(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, body: '' };
}

export function xmlReply(
  root: string,
  elements: XmlElements,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml', ...headers },
    body: xmlDocument(root, namespace, elements),
  };
}

/** S3's error document. */
export function refusalReply({ status, code, message, headers }: Refusal): Reply {
  return {
    status,
    headers: { 'content-type': 'application/xml', ...headers },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${toXml({ Error: { Code: code, Message: message } })}`,
  };
}

/** The headers that identify a version. */
export function versionHeaders(version: Version): Record<string, string> {
  return { etag: quoted(version.etag), 'x-amz-version-id': version.versionId };
}

export function quoted(etag: string): string {
  return `"${etag}"`;
}

/** An instant as S3's XML writes it. */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}
