import { hourMs } from '../hours.ts';
import { askedInEnglish } from './asked-en.ts';
import { askedInMainlandChinese } from './asked-zh-cn.ts';
import { askedInTaiwanChinese } from './asked-zh-tw.ts';
import { scripts } from './chinese-scripts.ts';
import { momentIn } from './forms.ts';
import { ownerText } from './names.ts';
import type { Telling } from './saying.ts';
import type { Then } from './then.ts';

/** What hangs on the case of what is asked. */
export type AskedOf = {
  /** The owner's id, or that there is none. */
  readonly owner: string;
  readonly openedOn: string;
  /** So many hours after it opened. */
  readonly after: (hours: number) => string;
  readonly isAcknowledged: boolean;
};

/** The sentences of a step in a language: what happened and what is to be done, and why the reader gets it. */
export type Asked = {
  /** For kinds and steps, as `rescue opened`. */
  readonly steps: Readonly<
    Record<string, { readonly says: (of: AskedOf) => readonly string[]; readonly because: string }>
  >;
  /** Before the id of a case. */
  readonly caseId: string;
  /** Why the links of a notice of several cases are many. */
  readonly ofSeveral: string;
};

type Locale = 'en' | 'zh-CN' | 'zh-TW';

const languages: Readonly<Record<Locale, Asked>> = {
  en: askedInEnglish,
  'zh-CN': askedInMainlandChinese,
  'zh-TW': askedInTaiwanChinese,
};

/** What an e-mail about one case says in the words of its step, and how it ends. */
export function askedWords(telling: Telling, then: Then, locale: Locale): readonly string[] {
  const { about } = telling;
  const { steps, caseId } = languages[locale];
  const asked = steps[`${about.kind} ${telling.step}`];
  const openedAt = Date.parse(about.openedAt ?? '');
  const says = asked?.says({
    owner: ownerIn(locale, then),
    openedOn: about.openedOn,
    after: (hours) => momentIn('email', openedAt + hours * hourMs),
    isAcknowledged: then.happened.has('acknowledged'),
  });
  return [...(says ?? []), `\n\n${asked?.because}\n${caseId} ${about.caseId}\n`];
}

/** How an e-mail about several cases ends. */
export function lastWords(kind: string, step: string, locale: Locale): string {
  const { steps, ofSeveral } = languages[locale];
  return `\n\n${steps[`${kind} ${step}`]?.because}\n${ofSeveral}\n`;
}

function ownerIn(locale: Locale, { owner }: Then): string {
  if (locale === 'en' || owner !== '') return ownerText(owner);
  const { owner: named } = scripts[locale];
  return named('').slice(named('x').indexOf('x'));
}
