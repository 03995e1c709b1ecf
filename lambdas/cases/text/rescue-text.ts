import { baselineText } from '../../scoring/baseline.ts';
import type { CalendarDay } from '../../scoring/calendar.ts';
import type { Driver } from '../../scoring/drivers.ts';
import { pointsText } from '../../scoring/points.ts';
import type { StepName } from '../case.ts';
import { addHours } from '../instant.ts';
import type { NoticeFacts, NoticeItem } from '../notice.ts';
import { cleanLine } from './clean-line.ts';
import { coverageText, fallText } from './figures.ts';
import {
  accountText,
  dayText,
  elapsedText,
  type Form,
  FULL,
  indicatorText,
  momentText,
  ownerText,
} from './form.ts';
import { type ItemText, NoWordsForStep } from './item-text.ts';
import type { Phrases, RescueStep, RescueWords } from './phrases.ts';

type Rescue = Extract<NoticeItem, { kind: 'rescue' }>;

/** What a rescue opened on. */
type Opening = Pick<Rescue, 'evidence' | 'reasons'>;

/** A rescue as its notice tells it: the fall against the baseline, or the weakest indicators where there is none. */
export function rescueText(rescue: Rescue, facts: NoticeFacts, phrases: Phrases): ItemText {
  if (!isRescueStep(facts.step, phrases)) throw new NoWordsForStep('rescue', facts.step);
  const step = phrases.rescue[facts.step];
  const { joint } = phrases;
  const words = (form: Form) => rescueWords(rescue, facts, form, phrases);
  const saysWhy = facts.step !== 'retracted';

  return {
    title: (form) => step.title(words(form)),
    line: (form) => {
      const said = words(form);
      const why = saysWhy ? shortWhy(rescue, form, phrases) : '';
      return [
        step.title(said) + (why === '' ? '' : joint.colon + why),
        ...(saysWhy && form.coverage ? [coverage(rescue, form, phrases)] : []),
        ...(saysWhy && form.place !== 'sms' ? [phrases.owner(said.owner)] : []),
        step.shortAsk(said),
      ].join(joint.stop + joint.sentence);
    },
    ask: (form) => step.shortAsk(words(form)),
    paragraphs: () => [
      [...(saysWhy ? causes(rescue, phrases) : []), step.happened(words(FULL))].join(joint.sentence),
      ...(saysWhy
        ? [...why(rescue, phrases), [sure(rescue, phrases), phrases.owner(words(FULL).owner)].join('\n')]
        : []),
      ...(rescue.tier === null ? [phrases.notOnRoster] : []),
      phrases.headings.todo(step.ask(words(FULL))),
    ],
    link: rescue.link,
    footer: step.footer,
    caseId: rescue.caseId,
    several: step.several,
  };
}

function isRescueStep(step: StepName, phrases: Phrases): step is RescueStep {
  return Object.hasOwn(phrases.rescue, step);
}

function rescueWords(rescue: Rescue, facts: NoticeFacts, form: Form, phrases: Phrases): RescueWords {
  const moment = (hours: number) => momentText(addHours(rescue.openedAt, hours), form, phrases);
  return {
    account: accountText(rescue, form),
    change: changeText(rescue, form, phrases),
    day: dayText(rescue.evidence.day, form, phrases),
    owner: ownerText(rescue.ownerId, phrases),
    openedAt: moment(0),
    openFor: elapsedText(rescue.openedAt, facts.publishedAt, phrases),
    acknowledgeBy: moment(24),
    sponsorToldAt: moment(72),
  };
}

/** Index, baseline and fall, and that it is red. */
export function changeText({ evidence, reasons }: Opening, form: Form, phrases: Phrases): string {
  const percent = fallText(evidence.index, evidence.baselineTwice);
  const arrow = form.place === 'sms' ? phrases.arrow.sms : phrases.arrow.mail;
  const fall =
    percent === null || evidence.baselineTwice === null
      ? null
      : { baseline: baselineText(evidence.baselineTwice), arrow, percent };
  return (
    phrases.change(pointsText(evidence.index), fall) + (reasons.includes('red-band') ? phrases.redToo : '')
  );
}

/** Why the rescue opened, in a sentence per reason. */
export function causes({ evidence, reasons }: Opening, phrases: Phrases): readonly string[] {
  const day = dayText(evidence.day, FULL, phrases);
  const percent = fallText(evidence.index, evidence.baselineTwice);
  return [
    ...(reasons.includes('sharp-drop') && percent !== null ? [phrases.causes.sharpDrop(day, percent)] : []),
    ...(reasons.includes('red-band') ? [phrases.causes.redBand(day)] : []),
  ];
}

/** What a notice names: the falls since the reference day, or the weakest indicators where nothing compares. */
export function namedDrivers({ evidence }: Pick<Opening, 'evidence'>): {
  readonly drivers: readonly Driver[];
  readonly since: CalendarDay | null;
} {
  const { falls, weakest, referenceDay } = evidence;
  return falls.length > 0 && referenceDay !== null
    ? { drivers: falls, since: referenceDay }
    : { drivers: weakest, since: null };
}

/** The causes as a list with the points in front, where they line up in any typeface; nothing without causes. */
function why(rescue: Rescue, phrases: Phrases): readonly string[] {
  const { drivers, since } = namedDrivers(rescue);
  if (drivers.length === 0) return [];
  const width = Math.max(...drivers.map(({ change }) => pointsText(change).length));
  const rows = drivers.map(
    ({ indicator, change }) =>
      `  ${pointsText(change).padStart(width)}  ${indicatorText(indicator, phrases)}`,
  );
  const heading =
    since === null ? phrases.headings.whyWeakest : phrases.headings.why(dayText(since, FULL, phrases));
  return [[heading, ...rows].join('\n')];
}

function shortWhy(rescue: Rescue, form: Form, phrases: Phrases): string {
  const { drivers, since } = namedDrivers(rescue);
  const named = drivers
    .slice(0, form.causes)
    .map(({ indicator, change }) => phrases.driver(indicatorText(indicator, phrases), pointsText(change)))
    .join(phrases.joint.list);
  if (named === '') return '';
  if (since === null) return phrases.weakest + named;
  return form.causes > 1 ? named + phrases.since(dayText(since, form, phrases)) : named;
}

function coverage({ evidence }: Rescue, form: Form, phrases: Phrases): string {
  const text = phrases.coverage(coverageText(evidence.coverage));
  return form.day ? phrases.dataOf(text, dayText(evidence.day, form, phrases)) : text;
}

function sure({ evidence }: Rescue, phrases: Phrases): string {
  return phrases.headings.sure(
    dayText(evidence.day, FULL, phrases),
    phrases.coverage(coverageText(evidence.coverage)),
    cleanLine(evidence.modelVersion, 40),
  );
}
