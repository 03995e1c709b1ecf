import type { DirectoryStore } from '../lambdas/ports.ts';
import type { World } from './world.ts';

/** Outside AWS the default desk is the first member of the data team, by id, as of now. */
export async function chooseDefaultDesk(world: World, directory: DirectoryStore): Promise<void> {
  const recipients = [...(await directory.recipients()).values()];
  const [first] = recipients
    .filter((each) => each.role === 'data_team')
    .map((each) => each.recipientId)
    .sort();
  if (first !== undefined) world.setDefaultDesk(first);
}
