import type { LinkClaim } from '../ports.ts';

/** What somebody asks of the pages behind the links. All of it but the claim comes from outside. */
export type PageRequest = {
  readonly method: string;
  readonly page: 'case' | 'letter';
  /** Whom the link was made for and which case it leads to; null when nobody vouches for it. */
  readonly claim: LinkClaim | null;
  /** The last part of the link, for ways from one page to the other. */
  readonly token: string;
  /** The language that the letter is asked for in. */
  readonly language: string | null;
  /** Headers; null when the request has none of that name. */
  readonly origin: string | null;
  readonly fetchSite: string | null;
  readonly contentType: string | null;
  readonly body: string;
};

/** A page, or the way back to one after something has changed. */
export type PageReply =
  | { readonly status: 200 | 400 | 403 | 405 | 409 | 413 | 415; readonly document: string }
  | { readonly status: 303; readonly location: string };
