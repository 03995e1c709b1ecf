import { once } from 'node:events';
import { createServer } from 'node:net';

/** The port that `PORT` asks for; 4790 when it is empty or absent, null when links could not name it. */
export function portAsked(text = ''): number | null {
  if (text === '') return 4790;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/** Whether this port of 127.0.0.1 can be had: nobody listens on it, and it is not reserved for the system. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['EADDRINUSE', 'EACCES'].includes(`${error.code}`))
      return false;
    throw error;
  }
  server.close();
  await once(server, 'close');
  return true;
}
