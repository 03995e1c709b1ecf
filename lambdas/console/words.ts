import type {
  Case,
  CaseEvent,
  CaseKind,
  CaseState,
  QualityKind,
  Resolution,
  Role,
  StepName,
} from '../cases/case.ts';
import type { RescueReason } from '../cases/rescue.ts';

const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([['nps', 'NPS']]);

/** An indicator's name as a person reads it: `transaction_frequency` is `transaction frequency`, `nps` is `NPS`. */
export function indicatorWords(name: string): string {
  return ABBREVIATIONS.get(name) ?? name.replaceAll('_', ' ');
}

export const kindWords: Readonly<Record<CaseKind, string>> = {
  rescue: 'Rescue',
  'red-channel': 'Red channel',
  'data-quality': 'Data quality',
};

export const stateWords: Readonly<Record<CaseState, string>> = {
  open: 'open',
  acknowledged: 'acknowledged',
  held: 'held',
  resolved: 'resolved',
};

export const resolutionWords: Readonly<Record<Resolution, string>> = {
  saved: 'saved',
  lost: 'lost',
  'false-alarm': 'false alarm',
  recovered: 'recovered by itself',
  retracted: 'retracted',
  discarded: 'discarded',
};

export const reasonWords: Readonly<Record<RescueReason, string>> = {
  'sharp-drop': 'fell 20 % or more below its baseline',
  'red-band': 'red on three scored days in a row',
};

export const qualityWords: Readonly<Record<QualityKind, string>> = {
  missing: 'nothing was delivered',
  incomplete: 'the delivery is incomplete',
  rejected: 'rows or files were rejected',
  held: 'rescues are held',
  suspicious: 'suspiciously few accounts',
  'unreachable-recipient': 'a recipient cannot be reached',
  'unfilled-role': 'a role is not filled',
};

export const roleWords: Readonly<Record<Role, string>> = {
  owner: 'owner',
  owner_manager: 'the owner’s manager',
  sales_lead: 'sales lead',
  technical_lead: 'technical lead',
  delivery_lead: 'delivery lead',
  executive_sponsor: 'executive sponsor',
  sponsor_manager: 'the sponsor’s manager',
  ceo: 'CEO',
  data_team: 'data team',
  default_desk: 'default desk',
  everyone_told: 'everyone told so far',
};

export const stepWords: Readonly<Record<StepName, string>> = {
  opened: 'Opening notice',
  'unacknowledged-24h': 'Not acknowledged for 24 hours',
  'unacknowledged-72h': 'Not acknowledged for 72 hours',
  retracted: 'Taken back',
  joined: 'A further complaint joined',
  'unacknowledged-1h': 'Not acknowledged for 1 hour',
  'unacknowledged-4h': 'Not acknowledged for 4 hours',
  'due-in-4h': 'Due in 4 hours',
  breached: 'Breached',
  'letter-due': 'Letter of commitment due',
  'executive-digest': 'Executives’ digest',
  'data-quality': 'Data-quality notice',
};

const EVENTS: ReadonlyMap<string, string> = new Map([
  ['opened', 'Opened'],
  ['held', 'Held: told to nobody until a person releases it'],
  ['reason-added', 'A further reason was given'],
  ['kind-added', 'A further problem was found'],
  ['joined', 'A further complaint joined'],
  ['breached', 'Breached: the due time passed with nobody on site'],
  ['acknowledged', 'Acknowledged'],
  ['on-site', 'On site'],
  ['commitment-sent', 'Letter of commitment sent'],
  ['handed-over', 'Handed over'],
  ['red-channel-opened', 'A red channel took over'],
  ['red-channel-not-opened', 'Goes on by itself: another red channel was open'],
  ['recovered', 'Resolved: recovered by itself'],
  ['corrected', 'Corrected after the files changed'],
  ['retracted', 'Taken back: the corrected files no longer tell it'],
  ['released', 'Released'],
  ['release-voided', 'Release void: the files of its day changed'],
  ['discarded', 'Discarded'],
  ['saved', 'Resolved: saved'],
  ['lost', 'Resolved: lost'],
  ['false-alarm', 'Resolved: false alarm'],
]);

/** A case event in words; one of which this version knows nothing by its name. */
export function eventWords(event: string): string {
  return EVENTS.get(event) ?? event;
}

/** An event's note in words: the system's reasons and kinds are spelled out, all else stays as it is. */
export function noteWords({ by, note }: Pick<CaseEvent, 'by' | 'note'>): string {
  if (note === null || by !== null) return note ?? '';
  const parts = note.split(', ').map((part) => reasonsAndKinds.get(part));
  return parts.every((part) => part !== undefined) ? parts.join('; ') : note;
}

const reasonsAndKinds: ReadonlyMap<string, string> = new Map([
  ...Object.entries(reasonWords),
  ...Object.entries(qualityWords),
]);

/** Why a case is there, in words. */
export function reasonsText({ reasons }: Pick<Case, 'reasons'>): string {
  return reasons.map((reason) => reasonsAndKinds.get(reason) ?? reason).join(' and ');
}

/** With a capital first letter. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
