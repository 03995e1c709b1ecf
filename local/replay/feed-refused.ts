/** A feed folder that cannot be played; the message says why and what to do. */
export class FeedRefused extends Error {
  override readonly name = 'FeedRefused';
}
