import type { Scenario } from '../scenario.ts';
import { atOnce } from './at-once.ts';
import { changes } from './changes.ts';
import { complaintBounds } from './complaint-bounds.ts';
import { complaints } from './complaints.ts';
import { escalation } from './escalation.ts';
import { fall } from './fall.ts';
import { fallBounds } from './fall-bounds.ts';
import { feed } from './feed.ts';
import { flips } from './flips.ts';
import { forgotten } from './forgotten.ts';
import { gap } from './gap.ts';
import { held } from './held.ts';
import { heldAgain } from './held-again.ts';
import { heldLate } from './held-late.ts';
import { heldTwice } from './held-twice.ts';
import { holdBounds } from './hold-bounds.ts';
import { kept } from './kept.ts';
import { lateDays } from './late-days.ts';
import { linkLife } from './link-life.ts';
import { many } from './many.ts';
import { models } from './models.ts';
import { moved } from './moved.ts';
import { ranges } from './ranges.ts';
import { recast } from './recast.ts';
import { redStart } from './red-start.ts';
import { refusals } from './refusals.ts';
import { rows } from './rows.ts';
import { scores } from './scores.ts';
import { daySizes } from './sizes.ts';
import { spokenFirst } from './spoken-first.ts';
import { takenBack } from './taken-back.ts';
import { upkeep } from './upkeep.ts';
import { verdicts } from './verdicts.ts';
import { zone } from './zone.ts';

/** What people hear of and do. */
export const peoplesScenarios: readonly Scenario[] = [
  fall,
  escalation,
  complaints,
  complaintBounds,
  changes,
  verdicts,
  spokenFirst,
  upkeep,
  moved,
  linkLife,
  takenBack,
  many,
];

/** What files come to, alone and beside what people do. */
export const feedScenarios: readonly Scenario[] = [
  atOnce,
  lateDays,
  kept,
  feed,
  held,
  rows,
  scores,
  gap,
  daySizes,
  fallBounds,
  holdBounds,
  heldAgain,
  heldLate,
  heldTwice,
  flips,
  redStart,
  forgotten,
  zone,
  models,
  recast,
  ranges,
  refusals,
];

export const scenarios: readonly Scenario[] = [...peoplesScenarios, ...feedScenarios];
