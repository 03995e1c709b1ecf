import { answerAsGateway, type PagesReply } from '../../local/pages.ts';

/** What a browser sends along when somebody presses a button of our own page. */
export const ownPageHeaders = {
  'content-type': 'application/x-www-form-urlencoded',
  origin: 'https://bellwether.example',
  'sec-fetch-site': 'same-origin',
} as const;

/** The path of a link, as it stands in a request line. */
export function pathOf(link: string): string {
  return new URL(link).pathname;
}

export function visit(path: string): Promise<PagesReply> {
  return answerAsGateway({ method: 'GET', path, headers: {}, body: '' });
}

/** Presses the button of a form. */
export function submit(
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = ownPageHeaders,
): Promise<PagesReply> {
  return answerAsGateway({ method: 'POST', path, headers, body: String(new URLSearchParams(fields)) });
}
