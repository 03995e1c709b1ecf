import { visible } from '../lambdas/feed/echo.ts';
import { FolderInUse } from './embedded/dynamodb.ts';
import { fileTrouble } from './embedded/file-error.ts';
import { PassedOver } from './embedded/s3/walk.ts';
import { NoLinkKey } from './link-key.ts';

/** What a terminal says of an error: a line for what a person can mend, and all that helps to find anything else. */
export function troubleOf(error: unknown): unknown {
  const isForPeople =
    error instanceof FolderInUse || error instanceof NoLinkKey || error instanceof PassedOver;
  const line = isForPeople ? error.message : fileTrouble(error);
  return line === null ? error : visible(line);
}
