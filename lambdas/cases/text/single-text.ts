import type { NoticeText } from '../notice.ts';
import { fewestParts } from './fewest-parts.ts';
import { FULL, SMS_FORMS, SUBJECTS } from './form.ts';
import type { ItemText } from './item-text.ts';
import type { Phrases } from './phrases.ts';
import { subjectLine } from './subject-line.ts';

/** A notice about one case. */
export function singleText(item: ItemText, phrases: Phrases): NoticeText {
  return {
    subject: subjectLine(SUBJECTS.map(item.title)),
    email: [
      item.title(FULL),
      ...item.paragraphs(),
      item.link,
      [item.footer, phrases.headings.caseId(item.caseId)].join('\n'),
    ]
      .join('\n\n')
      .concat('\n'),
    sms: fewestParts(SMS_FORMS.map((form) => item.line(form) + phrases.joint.colon + item.link)),
  };
}
