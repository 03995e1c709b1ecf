import type { Scenario } from '../scenario.ts';

/** Who does what, so many minutes after they got a notice of an account's red channel. */
const does = (who: string, account: string, afterMinutes: number, posts: string, gets = 'opened') => ({
  who,
  gets,
  about: `red-channel ${account}` as const,
  afterMinutes,
  posts,
});

/** What people do about the red channels of `complaint-bounds` when somebody has done something before. */
export const laterDeeds: Scenario['habits'] = [
  // To whom it was handed already.
  does('erik', 'early', 120, 'action=hand-over&to=mara&note=Please'),
  // To oneself, though somebody has been there; and there is no letter yet.
  does('erik', 'moved-back', 60, 'action=hand-over&to=erik'),
  does('erik', 'moved-back', 70, 'action=commitment-sent'),
  // Whoever has it by then hears of what joins, and who took it acknowledges.
  does('oskar', 'joined-twice', 120, 'action=hand-over&to=mara'),
  does('oskar', 'latecomer', 10, 'action=hand-over&to=erik'),
  does('erik', 'latecomer', 20, 'action=acknowledge'),
  // Before anybody has heard of what joined a minute ago; in lines that end in whatever does.
  does('oskar', 'joined-twice', 260, 'action=acknowledge&note=They++%0D%0Dwait%E2%80%A8all%09day'),
  // Twice the same in one form.
  does('oskar', 'stormed', 9, 'action=acknowledge&action=acknowledge'),
  does('oskar', 'stormed', 10, 'action=acknowledge&action=acknowledge'),
  // Of more complaints than a page and a letter show.
  does('oskar', 'stormed', 70 * 60, 'action=resolve&outcome=lost&note=Too+late'),
  does('erik', 'stormed', 71 * 60, 'action=commitment-sent&note=By+mail'),
  // What was said of the sending is in no letter that somebody reads afterwards.
  does('oskar', 'stormed', 71 * 60 + 30, 'action=commitment-sent'),
  // Clocks that are over, as pages in Chinese tell of them.
  does('sam', 'due-by-now', 70, 'action=resolve'),
  does('sam', 'due-unseen', 71, 'action=resolve'),
  does('sam', 'due-visited', 72, 'action=resolve'),
  does('clara', 'due-unseen', 73, 'action=resolve', 'breached'),
  does('clara', 'due-visited', 74, 'action=resolve', 'breached'),
  // A letter of what was no complaint.
  does('erik', 'nearly-now', 30, 'action=commitment-sent', 'letter-due'),
  // More of a kind is found when the day is closed.
  {
    who: 'dana',
    gets: 'data-quality',
    about: 'data-quality 2026-03-27',
    afterMinutes: 30,
    posts: 'action=resolve&outcome=saved',
  },
];
