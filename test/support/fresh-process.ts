import { setTimeout } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { setClock, setLog, watchClients } from '../../lambdas/adapters/runtime.ts';
import { removeFreshFolders } from './fresh-folder.ts';

/* Files share processes: each begins with a process that no world has changed, and leaves no folders behind. */
watchClients(() => {});
setClock(Date.now, setTimeout);
setLog(console.log);
afterAll(removeFreshFolders);
