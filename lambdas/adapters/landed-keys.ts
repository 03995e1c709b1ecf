import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { fromForm } from './form-encoding.ts';

const record = z.object({
  s3: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
});
const notification = z.object({ Records: z._default(z.array(record), []) });

/**
 * The keys that S3 tells of, in order, each once. A record of another bucket, or one that cannot be read, is
 * passed over: the tick looks at what really lies in the feed.
 */
export function keysOf(event: SQSEvent, bucket: string): readonly string[] {
  const keys = event.Records.flatMap(({ body }) => {
    const parsed = notification.safeParse(jsonOf(body));
    if (!parsed.success) return [];
    return parsed.data.Records.filter(({ s3 }) => s3.bucket.name === bucket).flatMap(
      ({ s3 }) => decoded(s3.object.key) ?? [],
    );
  });
  return [...new Set(keys)];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** S3 encodes keys as in a form: spaces are plus signs. Null when it cannot have been S3. */
function decoded(key: string): string | null {
  try {
    return fromForm(key);
  } catch {
    return null;
  }
}
