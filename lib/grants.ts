import type { Grant } from './constructs/exact-role.ts';
import { type Actor, permissions } from './permissions.ts';
import { type Places, wildcardReasons } from './places.ts';

/** An actor's permissions on the real ARNs of a stage. */
export const grantsOf = (actor: Actor, places: Places): readonly Grant[] =>
  permissions[actor].map(({ actions, on, through, partitions }) => ({
    actions,
    arn: places[on],
    through,
    partitions,
    wildcardReason: wildcardReasons[on],
  }));
