import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld, type World, type WorldOptions } from '../../local/world.ts';

type Asked = Pick<WorldOptions, 'now' | 'model' | 'onDelivery' | 'onFailure' | 'onClient'>;

const usual = { linkBaseUrl: 'https://bellwether.example', runAt: '06:00' };

/** A world in memory: links lead to bellwether.example, days are decided at 06:00; the rest as told. */
export function worldInMemory(asked: Asked): Promise<World> {
  return startWorld({ ...asked, ...usual, folders: null });
}

/** The same in a folder of its own, which goes when the world is closed. */
export async function worldOnDisk(asked: Asked): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
  const folders = { feed: join(folder, 'feed'), state: join(folder, 'state') };
  const world = await startWorld({ ...asked, ...usual, folders });
  return {
    ...world,
    async close() {
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
