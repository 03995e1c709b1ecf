import { createHash } from 'node:crypto';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { account, region } from './identity.ts';
import { urlEncodedKey } from './s3/key.ts';
import { versionNumber } from './s3/version.ts';
import type { PutEvent } from './s3.ts';

/**
 * What a function behind S3's event queue receives for these puts: one record per put, in the given order, each
 * with one S3 notification (structure 2.1) as its body.
 */
export function toSqsEvent(puts: readonly PutEvent[]): SQSEvent {
  return { Records: puts.map(toRecord) };
}

function toRecord(put: PutEvent): SQSRecord {
  const messageId = `${put.bucket}/${put.key}?versionId=${put.versionId}`;
  const body = JSON.stringify({ Records: [notification(put)] });
  return {
    messageId,
    receiptHandle: messageId,
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: String(put.at),
      SenderId: account,
      ApproximateFirstReceiveTimestamp: String(put.at),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${region}:${account}:${put.bucket}-events`,
    awsRegion: region,
  };
}

function notification(put: PutEvent): object {
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: new Date(put.at).toISOString(),
    eventName: 'ObjectCreated:Put',
    s3: {
      s3SchemaVersion: '1.0',
      bucket: { name: put.bucket, arn: `arn:aws:s3:::${put.bucket}` },
      object: {
        key: urlEncodedKey(put.key),
        size: put.size,
        eTag: put.etag,
        versionId: put.versionId,
        sequencer: sequencer(put),
      },
    },
  };
}

/** Orders the puts of one key as text, as S3's sequencer does: the instant, then the number of the version. */
function sequencer({ at, versionId }: PutEvent): string {
  const hexadecimal = (number: number, digits: number): string =>
    number.toString(16).toUpperCase().padStart(digits, '0');
  return hexadecimal(at, 12) + hexadecimal(versionNumber(versionId) ?? 0, 6);
}
