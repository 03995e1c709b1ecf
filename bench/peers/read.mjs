import { createReadStream } from 'node:fs';
import { report } from './index-sql.mjs';

/* What it takes Node to read the bytes of a file, and do nothing with them. */
let bytes = 0;
for await (const chunk of createReadStream(process.argv[2])) bytes += chunk.length;
report({ bytes });
