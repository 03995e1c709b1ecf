/** A text as S3 encodes keys in events and listings, like a form: spaces are plus signs. Throws where it cannot be. */
export function fromForm(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
