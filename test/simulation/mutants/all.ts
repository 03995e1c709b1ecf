import { answers } from './answers.ts';
import { breaches } from './breaches.ts';
import { causes } from './causes.ts';
import { channels } from './channels.ts';
import { charts } from './charts.ts';
import { clauses } from './clauses.ts';
import { clock } from './clock.ts';
import { complaints } from './complaints.ts';
import { days } from './days.ts';
import { deeds } from './deeds.ts';
import { delivery } from './delivery.ts';
import { falls } from './falls.ts';
import { feed } from './feed.ts';
import { finds } from './finds.ts';
import { halfway } from './halfway.ts';
import { hands } from './hands.ts';
import { holds } from './holds.ts';
import { languages } from './languages.ts';
import { lengths } from './lengths.ts';
import { letters } from './letters.ts';
import { links } from './links.ts';
import { lists } from './lists.ts';
import { looks } from './looks.ts';
import { models } from './models.ts';
import type { Mutant } from './mutant.ts';
import { operators } from './operators.ts';
import { pages } from './pages.ts';
import { parts } from './parts.ts';
import { reading } from './reading.ts';
import { recasts } from './recasts.ts';
import { refusals } from './refusals.ts';
import { reports } from './reports.ts';
import { rescues } from './rescues.ts';
import { roles } from './roles.ts';
import { scoring } from './scoring.ts';
import { sms } from './sms.ts';
import { store } from './store.ts';
import { telling } from './telling.ts';
import { tongues } from './tongues.ts';
import { unsure } from './unsure.ts';
import { verdicts } from './verdicts.ts';
import { wordings } from './wordings.ts';
import { words } from './words.ts';

export const mutants: readonly Mutant[] = [
  ...delivery,
  ...telling,
  ...roles,
  ...words,
  ...languages,
  ...tongues,
  ...lengths,
  ...sms,
  ...wordings,
  ...causes,
  ...links,
  ...pages,
  ...parts,
  ...letters,
  ...looks,
  ...charts,
  ...operators,
  ...clock,
  ...breaches,
  ...channels,
  ...deeds,
  ...hands,
  ...complaints,
  ...reports,
  ...falls,
  ...rescues,
  ...verdicts,
  ...holds,
  ...days,
  ...feed,
  ...lists,
  ...finds,
  ...answers,
  ...reading,
  ...refusals,
  ...recasts,
  ...scoring,
  ...store,
  ...unsure,
  ...halfway,
  ...clauses,
  ...models,
];
