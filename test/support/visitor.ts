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

/** Sends a request as it stands. */
export function ask(
  method: string,
  path: string,
  body = '',
  headers: Readonly<Record<string, string>> = ownPageHeaders,
): Promise<PagesReply> {
  return answerAsGateway({ method, path, headers, body });
}

export function visit(path: string): Promise<PagesReply> {
  return ask('GET', path, '', {});
}

/** Presses the button of a form. */
export function submit(
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = ownPageHeaders,
): Promise<PagesReply> {
  return ask('POST', path, String(new URLSearchParams(fields)), headers);
}
