import type { Work } from './agenda.ts';
import type { Flaws } from './browser.ts';
import { minuteMs } from './hours.ts';
import type { Invoked } from './invoker.ts';
import type { Job } from './jobs.ts';
import { caseOfLink, forgedFrom, languageOf, type Shown } from './people.ts';
import type { Deed, Seen } from './seen.ts';

/** Somebody whose click failed tries again after so long. */
const clickAgainMs = 2 * minuteMs;

type Posted = Pick<Deed, 'outcome' | 'page' | 'language'> & Flaws;

type Clicked = Pick<
  Seen,
  'deeds' | 'looks' | 'letters' | 'writingLooks' | 'forgeries' | 'astray' | 'exposed'
>;

export type ClicksSetting = {
  readonly clicked: Clicked;
  readonly clock: { readonly now: number };
  /** Whether this run of a function asked for a change. */
  readonly hasWritten: (invocation: number) => boolean;
  readonly later: (afterMs: number, work: Work) => void;
  /** Something may have become due. */
  readonly soonTick: () => void;
  readonly invoke: (name: 'page', job: Job) => Promise<Invoked>;
};

/** People who follow their links: they look, somebody else tries what they are going to do, and they do it. */
export function openClicks({ clicked, clock, hasWritten, later, soonTick, invoke }: ClicksSetting) {
  const deeds = [...clicked.deeds];
  const looks = [...clicked.looks];
  const letters = [...clicked.letters];
  const writingLooks = [...clicked.writingLooks];
  const forgeries = [...clicked.forgeries];
  const astray = [...clicked.astray];
  const exposed = [...clicked.exposed];

  /** What is wrong with an answer, once for all that are alike. */
  function note(what: string, flaws: Flaws | null): void {
    const at = clock.now;
    const add = (to: { at: number; how: string }[], said: readonly string[]) => {
      for (const how of said.map((each) => `${what} ${each}`))
        if (!to.some((known) => known.how === how)) to.push({ at, how });
    };
    add(astray, flaws?.astray ?? []);
    add(exposed, flaws?.exposed ?? []);
  }

  async function look(link: string, who: string): Promise<string | null> {
    const at = clock.now;
    const { end, answer, invocation } = await invoke('page', { kind: 'look', link });
    const shown = end === 'done' ? (answer as Shown) : null;
    note('a page', shown);
    if (shown !== null && shown.html !== null)
      looks.push({ at, who, caseId: caseOfLink(link), html: shown.html, invocation });
    if (hasWritten(invocation)) writingLooks.push({ at });
    return shown?.html ?? null;
  }

  /** Who sends a letter has read its draft. That in the reader's own language comes without asking for it. */
  async function readLetter(link: string, who: string, language: string, isOwn: boolean): Promise<void> {
    const at = clock.now;
    const page = `${link}/letter${isOwn ? '' : `?language=${language}`}`;
    const { end, answer, invocation } = await invoke('page', { kind: 'look', link: page });
    const shown = end === 'done' ? (answer as Shown) : null;
    note('a letter', shown);
    if (shown !== null)
      letters.push({ at, who, caseId: caseOfLink(link), language, html: shown.html, invocation });
    if (hasWritten(invocation)) writingLooks.push({ at });
  }

  async function forge(link: string, posts: string): Promise<void> {
    const at = clock.now;
    const isForged = deeds.length % 2 === 1;
    const { answer } = await invoke('page', {
      kind: 'post',
      link: isForged ? forgedFrom(link) : link,
      posts,
      from: isForged ? 'own-page' : 'elsewhere',
    });
    if ((answer as Posted | null)?.outcome === 'done') forgeries.push({ at });
    note('the answer to somebody else', answer as Posted | null);
  }

  return {
    async deed({ tries, ...todo }: Extract<Work, { kind: 'deed' }>): Promise<void> {
      const { habit, link, gotAt } = todo;
      const { who, posts } = habit;
      const askedAt = clock.now;
      const html = await look(link, who);
      const own = html === null ? null : languageOf(html);
      if (posts.startsWith('action=commitment-sent'))
        for (const language of ['en', 'zh-CN', 'zh-TW'])
          await readLetter(link, who, language, language === own);
      await forge(link, posts);
      const { end, answer } = await invoke('page', { kind: 'post', link, posts, from: 'own-page' });
      if (end === 'done') {
        const deed = { at: clock.now, askedAt, gotAt, who, caseId: caseOfLink(link), posts };
        const { outcome, page, language, ...flaws } = answer as Posted;
        deeds.push({ ...deed, outcome, page, language });
        note(`the answer to ${posts.split('&')[0]}`, flaws);
      } else later(clickAgainMs, { ...todo, tries: tries + 1 });
      soonTick();
    },
    clicked: (): Clicked => ({
      deeds: [...deeds],
      looks: [...looks],
      letters: [...letters],
      writingLooks: [...writingLooks],
      forgeries: [...forgeries],
      astray: [...astray],
      exposed: [...exposed],
    }),
  };
}
