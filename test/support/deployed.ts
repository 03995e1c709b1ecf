import { readFileSync } from 'node:fs';
import { namesOf } from '../../lib/names.ts';
import type { Actor } from '../../lib/permissions.ts';
import { permissions } from '../../lib/permissions.ts';
import { placesOf } from '../../lib/places.ts';
import { parseSettings, type StageSettings } from '../../lib/stages.ts';
import type { Allowance } from './iam.ts';

/** The settings that every test of `lib/` deploys; an account makes all names plain text. */
export const testStage: StageSettings = (() => {
  const reading = parseSettings(readFileSync('lib/settings.example.json', 'utf8'));
  const [stage] = reading.outcome === 'read' ? reading.stages : [];
  if (stage === undefined) throw new Error('the example settings are refused');
  return stage;
})();

const location = {
  stage: testStage.name,
  partition: 'aws',
  account: testStage.account ?? '',
  region: testStage.region,
};

/** What the test stage is called on AWS; two ARNs are made by AWS and stand here by name. */
export const deployedNames = namesOf(location);
export const deployedPlaces = placesOf(location, { keyArn: 'the key', linkSecretArn: 'the link secret' });

const allowances = new Map<Actor, readonly Allowance[]>();

/** What the table of permissions lets an actor of the test stage do. */
export function tableAllowances(actor: Actor): readonly Allowance[] {
  const known = allowances.get(actor) ?? allowancesIn(actor);
  allowances.set(actor, known);
  return known;
}

function allowancesIn(actor: Actor): readonly Allowance[] {
  return permissions[actor].flatMap(({ actions, on, through = null, partitions = null }) =>
    actions.map((action) => ({ action, resource: deployedPlaces[on], through, partitions })),
  );
}
