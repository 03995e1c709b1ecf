import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { keysBelow } from '../../local/embedded/s3/walk.ts';
import { s3Over, temporaryFolder, watching } from './clients.ts';

const Bucket = 'feed';
const nobody = 65_534;

/** The superuser may read everything: for the rest of the test this process is nobody in particular. */
function withoutPrivileges(): void {
  if (process.geteuid?.() !== 0) return;
  process.seteuid?.(nobody);
  onTestFinished(() => process.seteuid?.(0));
}

/** A feed folder with a file that may be read, one that may not, and one in a folder that may not. */
async function closedFeed() {
  withoutPrivileges();
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'locked'));
  for (const key of ['a-closed.csv', 'locked/b.csv', 'open.csv']) await writeFile(join(folder, key), key);
  await chmod(join(folder, 'a-closed.csv'), 0);
  await chmod(join(folder, 'locked'), 0);
  onTestFinished(() => chmod(join(folder, 'locked'), 0o700));
  return folder;
}

test('files and folders that may not be read are not there, and keep nobody from the others', async () => {
  const folder = await closedFeed();
  const { client } = await s3Over(folder);

  const listed = await client.send(new ListObjectsV2Command({ Bucket }));
  const closed = client.send(new GetObjectCommand({ Bucket, Key: 'a-closed.csv' }));

  expect(listed.Contents?.map(({ Key }) => Key)).toEqual(['open.csv']);
  await expect(closed).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('of each that may not be read the watch tells once, and of its content as soon as it may be', async () => {
  const folder = await closedFeed();
  const { service } = await s3Over(folder);
  const troubles: string[] = [];
  const { seen, watch } = watching(service, (error) => troubles.push(String(error)));

  await vi.waitFor(() => expect(seen.map(({ key }) => key)).toEqual(['open.csv']), { timeout: 5_000 });
  await sleep(2_500);
  await chmod(join(folder, 'a-closed.csv'), 0o600);
  await chmod(join(folder, 'locked'), 0o700);
  await vi.waitFor(() => expect(seen).toHaveLength(3), { timeout: 8_000 });
  await watch.close();

  const others = seen.slice(1).map(({ key }) => key);
  expect(others.sort()).toEqual(['a-closed.csv', 'locked/b.csv']);
  expect(troubles).toEqual(
    expect.arrayContaining([
      `Error: EACCES: permission denied, open '${join(folder, 'a-closed.csv')}'`,
      `Error: EACCES: permission denied, scandir '${join(folder, 'locked')}/'`,
    ]),
  );
  expect(troubles).toEqual([...new Set(troubles)]);
});

test('what can be no object is told, and what is hidden is not', async () => {
  const folder = await temporaryFolder();
  const { service } = await s3Over(folder);
  await writeFile(join(folder, 'back\\slash.csv'), 'x');
  await symlink('open.csv', join(folder, 'link.csv'));
  await writeFile(join(folder, '.hidden.csv'), 'x');
  await writeFile(join(folder, 'open.csv'), 'x');
  const troubles: string[] = [];

  const { seen, watch } = watching(service, (error) => troubles.push(String(error)));
  await vi.waitFor(() => expect(seen.map(({ key }) => key)).toEqual(['open.csv']), { timeout: 5_000 });
  await watch.close();

  expect(troubles.sort()).toEqual([
    `PassedOver: ${folder}/back\\slash.csv is passed over: it holds a control character or a backslash.`,
    `PassedOver: ${folder}/link.csv is passed over: it is a link, or no file at all.`,
  ]);
});

test.skipIf(process.platform === 'darwin')(
  'a name that is not UTF-8, as out of an old archive, is told',
  async () => {
    const folder = await temporaryFolder();
    await writeFile(Buffer.concat([Buffer.from(`${folder}/M`), Buffer.of(0xe4), Buffer.from('rz.csv')]), 'x');
    await writeFile(join(folder, 'R\uFFFDtsel.csv'), 'x');
    const passed: string[] = [];

    const keys = keysBelow(folder, '', (error) => passed.push(String(error)));

    expect(keys).toEqual(['R\uFFFDtsel.csv']);
    expect(passed).toEqual([`PassedOver: ${folder}/M\uFFFDrz.csv is passed over: its name is not UTF-8.`]);
  },
);
