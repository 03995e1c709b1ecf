import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { isFree, portAsked } from '../../local/free-port.ts';

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

test.each([
  [undefined, 4790],
  ['', 4790],
  ['4800', 4800],
  ['1', 1],
  ['65535', 65_535],
  ['0', null],
  ['65536', null],
  ['-1', null],
  ['4790.5', null],
  ['80x', null],
  ['http', null],
])('PORT=%s asks for %s', (text, port) => {
  expect(portAsked(text)).toBe(port);
});
