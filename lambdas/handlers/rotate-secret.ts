import { newLinkKey, type RotationStep, rotateLinkKeys } from '../adapters/link-key-rotation.ts';
import { once } from '../adapters/once.ts';
import { clock, createSecrets } from '../adapters/runtime.ts';
import { linkEnvironment } from '../environment.ts';

const wired = once(linkEnvironment, createSecrets);

/** Called by Secrets Manager, once for each step of a rotation. */
export async function handler(event: RotationStep) {
  const { value: client, environment } = wired();
  if (event.SecretId !== environment.LINK_SECRET_ARN) throw new Error('asked to rotate a secret of others');
  await rotateLinkKeys(client, event, newLinkKey(), clock.now());
}
