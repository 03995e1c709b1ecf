import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { isFree } from '../../local/free-port.ts';

test('a port is free before and after somebody listens on it, and not meanwhile', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;

  const meanwhile = await isFree(port);
  other.close();
  await once(other, 'close');

  expect(meanwhile).toBe(false);
  expect(await isFree(port)).toBe(true);
  expect(await isFree(port), 'asking took it').toBe(true);
});
