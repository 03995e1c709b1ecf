import { setTimeout } from 'node:timers/promises';
import { setClock, setLog, watchClients } from '../../lambdas/adapters/runtime.ts';

/* Files share processes: each begins with a process that no world has changed. */
watchClients(() => {});
setClock(Date.now, setTimeout);
setLog(console.log);
