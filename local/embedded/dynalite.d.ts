declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** Without `path` the tables live in memory; the `…Ms` are how long a table stays in its transitional state. */
  export default function dynalite(options: {
    path?: string;
    createTableMs: number;
    deleteTableMs: number;
    updateTableMs: number;
  }): Server;
}

declare module 'dynalite/db/index.js' {
  /** The LevelDB store beneath dynalite. `open` rejects when another opener holds the folder. */
  const store: {
    create(options: { path: string }): {
      db: { open(): Promise<void>; close(): Promise<void> };
    };
  };
  export default store;
}
