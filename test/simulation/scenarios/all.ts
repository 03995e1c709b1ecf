import type { Scenario } from '../scenario.ts';
import { changes } from './changes.ts';
import { complaints } from './complaints.ts';
import { escalation } from './escalation.ts';
import { fall } from './fall.ts';
import { feed } from './feed.ts';
import { held } from './held.ts';
import { lateDays } from './late-days.ts';
import { verdicts } from './verdicts.ts';

export const scenarios: readonly Scenario[] = [
  fall,
  escalation,
  complaints,
  lateDays,
  feed,
  changes,
  verdicts,
  held,
];
