import type { CalendarDay } from '../../scoring/calendar.ts';
import type { QualityFinding } from '../case.ts';
import type { NoticeFacts, NoticeItem } from '../notice.ts';
import { cleanLine } from './clean-line.ts';
import { halfText } from './figures.ts';
import { dayText, type Form, FULL, indicatorText, momentText } from './form.ts';
import { type ItemText, NoWordsForStep } from './item-text.ts';
import { atMost } from './listing.ts';
import type { Phrases } from './phrases.ts';

type DataQuality = Extract<NoticeItem, { kind: 'data-quality' }>;

/** Code points of a file's key, and of a problem with it. */
const KEY = 200;
const PROBLEM = 160;

/** What is wrong with a day's data: a sentence for every finding, which says what to do. */
export function dataQualityText(about: DataQuality, facts: NoticeFacts, phrases: Phrases): ItemText {
  if (facts.step !== 'data-quality') throw new NoWordsForStep('data-quality', facts.step);
  const { quality, headings, joint } = phrases;
  const { findings } = about;
  const write = (finding: QualityFinding) => findingText(finding, about.day, phrases);
  const title = (form: Form) => {
    const briefs = findings.slice(0, form.causes).map((finding) => write(finding).brief);
    const rest = findings.length > briefs.length ? [phrases.more(findings.length - briefs.length)] : [];
    return quality.title(dayText(about.day, form, phrases), [...briefs, ...rest].join(joint.list));
  };
  const ask = findings.some(({ kind }) => kind === 'held') ? quality.decide : quality.look;

  return {
    title,
    line: (form) => title(form) + joint.stop + joint.sentence + ask,
    ask: () => ask,
    paragraphs: () => [
      [headings.found, ...atMost(findings, (finding) => `- ${write(finding).sentence}`, phrases)].join('\n'),
    ],
    link: about.link,
    footer: quality.footer,
    caseId: about.caseId,
    several: quality.several,
  };
}

type FindingText = { readonly brief: string; readonly sentence: string };

/** One thing that is wrong with a day's data, what to do about it, and both in few words. */
export function findingText(finding: QualityFinding, day: CalendarDay, phrases: Phrases): FindingText {
  const { findings } = phrases.quality;
  switch (finding.kind) {
    case 'missing':
      return said(findings.missing, { day, deadline: momentText(finding.deadline, FULL, phrases) });
    case 'incomplete':
      return said(findings.incomplete, {
        deadline: momentText(finding.deadline, FULL, phrases),
        problems: finding.problems.map((problem) => cleanLine(problem, PROBLEM)).join(phrases.joint.item),
      });
    case 'rejected':
      return said(findings.rejected, {
        key: cleanLine(finding.key, KEY),
        rows: finding.rows,
        problem: finding.problem === null ? null : cleanLine(finding.problem, PROBLEM),
      });
    case 'held':
      return said(findings.held, {
        accounts: finding.accounts,
        known: finding.known,
        indicators: finding.indicators.map((name) => indicatorText(name, phrases)).join(phrases.joint.list),
      });
    case 'suspicious':
      return said(findings.suspicious, { scored: finding.scored, median: halfText(finding.medianTwice) });
    case 'unreachable-recipient':
      return said(findings['unreachable-recipient'], {
        recipient: cleanLine(finding.recipientId, PROBLEM),
        why: cleanLine(finding.why, PROBLEM),
      });
    case 'unfilled-role':
      return said(findings['unfilled-role'], {
        account: cleanLine(finding.accountId, PROBLEM),
        role: phrases.roles[finding.role],
      });
  }
}

function said<Words>(
  phrases: { readonly brief: (words: Words) => string; readonly sentence: (words: Words) => string },
  words: Words,
): FindingText {
  return { brief: phrases.brief(words), sentence: phrases.sentence(words) };
}
