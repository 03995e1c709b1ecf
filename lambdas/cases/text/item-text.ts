import type { StepName } from '../case.ts';
import type { NoticeItem } from '../notice.ts';
import type { Form } from './form.ts';
import type { Count } from './phrases.ts';

/** One case in the words of one step and language. The link is not in the texts: it follows them. */
export type ItemText = {
  /** What happened, in one line without a full stop. */
  readonly title: (form: Form) => string;
  /** What happened, why, how sure and what to do by when, in one line that ends where the link begins. */
  readonly line: (form: Form) => string;
  /** What to do by when: the end of `line`. */
  readonly ask: (form: Form) => string;
  /** What an e-mail says between the title and the link. */
  readonly paragraphs: () => readonly string[];
  readonly link: string;
  readonly footer: string;
  readonly caseId: string;
  readonly several: (count: Count) => string;
};

/** A step that a case of this kind never owes: the policy and the words have drifted apart. */
export class NoWordsForStep extends Error {
  constructor(kind: NoticeItem['kind'], step: StepName) {
    super(`no words for step ${step} of a ${kind} case; add them to the phrases of every language`);
    this.name = 'NoWordsForStep';
  }
}
