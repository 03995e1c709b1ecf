import { documentOf, targetOf } from '../../local/console/routes.ts';
import { fakeSources, type World } from './fake-sources.ts';
import { skeletonOf, textOf } from './skeleton.ts';

/** Where links of our own begin in these tests. */
export const ownUrl = 'http://127.0.0.1:8080';

/** A page of a world, checked for its shape, and what a reader sees of it. */
export async function pageAt(
  path: string,
  world: Partial<World>,
): Promise<{ text: string; document: string }> {
  const target = targetOf(path);
  const document = target === null ? null : await documentOf(fakeSources(world), target, ownUrl);
  if (document === null) throw new Error(`nothing at ${path}`);
  skeletonOf(document);
  return { document, text: textOf(document).replaceAll('\u00a0', ' ') };
}
