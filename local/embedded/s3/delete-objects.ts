import { text } from 'node:stream/consumers';
import type { Reply } from '../loopback.ts';
import { asRefusal, notImplemented, Refusal } from '../refusal.ts';
import { type XmlElements, xmlContents, xmlText } from '../xml.ts';
import { verifiedBody } from './body.ts';
import { checkedKey } from './key.ts';
import { emptyReply, xmlReply } from './reply.ts';
import type { S3Request } from './request.ts';
import type { Store } from './store.ts';

/** The most keys of one DeleteObjects. */
const mostKeys = 1_000;

/** DeleteObject: leaves a delete marker, also on a key that was never there. */
export async function deleteObject({ key }: S3Request, store: Store): Promise<Reply> {
  const marker = await store.remove(key);
  return emptyReply(204, { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.versionId });
}

/** DeleteObjects: each key by itself; what could not be deleted is an `Error` in an answer of 200. */
export async function deleteObjects(request: S3Request, store: Store): Promise<Reply> {
  const body = await text(verifiedBody(request).content);
  const objects = xmlContents(body, 'Object');
  if (objects.length === 0 || objects.length > mostKeys) {
    throw new Refusal(400, 'MalformedXML', 'The XML you provided was not well-formed');
  }
  const isQuiet = xmlText(body, 'Quiet') === 'true';
  const Deleted: XmlElements[] = [];
  const Errors: XmlElements[] = [];
  for (const object of objects) {
    const key = xmlText(object, 'Key') ?? '';
    try {
      if (xmlText(object, 'VersionId') !== null) throw notImplemented('Deleting a version');
      const marker = await store.remove(checkedKey(key));
      Deleted.push({ Key: key, DeleteMarker: true, DeleteMarkerVersionId: marker.versionId });
    } catch (error) {
      const { code, message } = asRefusal(error);
      Errors.push({ Key: key, Code: code, Message: message });
    }
  }
  return xmlReply('DeleteResult', { ...(isQuiet ? {} : { Deleted }), Error: Errors });
}
