import type { Outcome } from '../outcome.ts';
import { storedAt } from '../owed/moments.ts';

const deedEvents: Readonly<Record<string, string>> = {
  'action=acknowledge': 'acknowledged',
  'action=on-site': 'on-site',
  'action=commitment-sent': 'commitment-sent',
  'action=resolve&outcome=saved': 'saved',
  'action=resolve&outcome=lost': 'lost',
  'action=resolve&outcome=false-alarm': 'false-alarm',
};

export function forgottenDeeds({ seen, cases }: Outcome): readonly string[] {
  return seen.deeds.flatMap((deed) => {
    const event = deedEvents[deed.posts];
    const about = cases.find(({ caseId }) => caseId === deed.caseId);
    if (event === undefined || deed.outcome === 'refused') return [];
    if (about === undefined || storedAt(about, event) > deed.at)
      return [`${deed.who} was told that ${deed.posts} is done on ${deed.caseId}, and it is not stored`];
    const times = about.events.filter((each) => each.event === event && each.by === deed.who).length;
    return times > 1 ? [`${event} of ${deed.who} stands ${times} times on ${deed.caseId}`] : [];
  });
}

export function writingLooks({ seen }: Outcome): readonly string[] {
  return seen.writingLooks > 0 ? [`${seen.writingLooks} looks at a page wrote something`] : [];
}
