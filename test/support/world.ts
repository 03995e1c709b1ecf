import { startWorld, type World, type WorldOptions } from '../../local/world.ts';

/** A world in memory: links lead to bellwether.example, days are decided at 06:00; the rest as told. */
export function worldInMemory(
  options: Pick<WorldOptions, 'now' | 'model' | 'onDelivery' | 'onFailure'>,
): Promise<World> {
  return startWorld({
    ...options,
    folders: null,
    linkBaseUrl: 'https://bellwether.example',
    runAt: '06:00',
  });
}
