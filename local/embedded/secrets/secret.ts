import { Refusal } from '../refusal.ts';

type Version = { readonly id: string; readonly text: string; readonly madeAt: number };

/** A secret: versions, and labels (stages) of which each is on one version at most. */
export type Secret = {
  /** The version of that id, of that stage, or of both when both are given; the current one when neither is. */
  find(id: string | undefined, stage: string | undefined): Version & { readonly stages: readonly string[] };
  /** Adds a version and labels it; the same one again changes nothing, another of its id is refused. */
  put(version: Version, stages: readonly string[]): void;
  /** Takes a label from one version and gives it to another; either may be absent. */
  move(stage: string, to: string | undefined, from: string | undefined): void;
  /** All that it remembers, to open it again. */
  remembered(): RememberedSecret;
};

export type RememberedSecret = {
  readonly versions: readonly Version[];
  readonly stages: Readonly<Record<string, string>>;
};

/** A secret with one version, which is the current one. */
export function newSecret(text: string, madeAt: number): RememberedSecret {
  return { versions: [{ id: 'first', text, madeAt }], stages: { AWSCURRENT: 'first' } };
}

export function secretNotFound(what: string): Refusal {
  return new Refusal(400, 'ResourceNotFoundException', `Secrets Manager can't find ${what}.`);
}

export function openSecret(from: RememberedSecret): Secret {
  const versions = new Map(from.versions.map((version) => [version.id, version]));
  const holders = new Map(Object.entries(from.stages));

  function label(stage: string, id: string): void {
    const before = holders.get(stage);
    if (stage === 'AWSCURRENT' && before !== undefined && before !== id) holders.set('AWSPREVIOUS', before);
    holders.set(stage, id);
  }

  return {
    remembered: () => ({ versions: [...versions.values()], stages: Object.fromEntries(holders) }),
    find(id, stage) {
      const wanted = id ?? holders.get(stage ?? 'AWSCURRENT') ?? '';
      const version = versions.get(wanted);
      const stages = [...holders].flatMap(([each, holder]) => (holder === wanted ? [each] : []));
      if (version === undefined || (stage !== undefined && !stages.includes(stage)))
        throw secretNotFound(`the specified secret value for ${stage ?? id}`);
      return { ...version, stages };
    },
    put(version, stages) {
      const there = versions.get(version.id);
      if (there !== undefined && there.text !== version.text)
        throw new Refusal(400, 'ResourceExistsException', 'That token is in use for another version.');
      if (there === undefined) versions.set(version.id, version);
      for (const stage of stages) label(stage, version.id);
    },
    move(stage, to, from) {
      const holder = holders.get(stage);
      if (holder !== undefined && holder !== from && holder !== to)
        throw new Refusal(400, 'InvalidParameterException', `${stage} is on a version that is not named.`);
      if (to === undefined) holders.delete(stage);
      else if (!versions.has(to)) throw secretNotFound('the specified version');
      else label(stage, to);
    },
  };
}
