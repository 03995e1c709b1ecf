import type { Locale } from '../../cases/notice.ts';
import { html } from '../html.ts';

export function linkRefusedPage(): string {
  return String(
    html`<!doctype html><html lang="en"><head><title>Bellwether</title></head><body><h1>This link cannot be opened</h1></body></html>`,
  );
}

export function deedRefusedPage(_locale: Locale, token: string): string {
  return String(
    html`<!doctype html><html lang="en"><head><title>Bellwether</title></head><body><h1>Nothing was changed</h1><a href="./${token}">Back</a></body></html>`,
  );
}
