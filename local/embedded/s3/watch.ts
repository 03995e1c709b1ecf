import { watch } from 'node:fs';
import { sep } from 'node:path';
import type { FolderStore } from './folder-store.ts';
import { keyProblem } from './key.ts';
import type { Version } from './version.ts';

/** Milliseconds between two looks at the whole folder, the net under the notices of the file system. */
const pollMs = 2_000;

/** A watch that runs until it is closed. */
export type Watch = { close(): Promise<void> };

/**
 * Tells of every version that a person puts into a folder, each once, also of those that came while nobody watched.
 * A file counts when it was quiet for a moment; puts through the API are not told. A look that fails goes to
 * `onFailure`, and the watch goes on.
 */
export function watchFiles(options: {
  readonly folder: string;
  readonly store: FolderStore;
  readonly tell: (key: string, version: Version) => void;
  readonly onFailure: (error: unknown) => void;
}): Watch {
  const { folder, store, tell, onFailure } = options;
  const looks = new Map<string, Promise<void>>();
  let isClosed = false;
  let round: Promise<void> = Promise.resolve();

  function look(key: string): Promise<void> {
    const running = looks.get(key);
    if (running !== undefined) return running;
    const started = store
      .announce(key, (version) => tell(key, version))
      .catch(onFailure)
      .finally(() => looks.delete(key));
    looks.set(key, started);
    return started;
  }

  async function lookAtAll(): Promise<void> {
    try {
      for (const key of await store.keys('')) {
        if (isClosed) return;
        await look(key);
      }
    } catch (error) {
      onFailure(error);
    }
  }

  const notices = watch(folder, { recursive: true }, (_event, name) => {
    const key = name?.split(sep).join('/') ?? '';
    if (!isClosed && keyProblem(key) === null) look(key);
  });
  notices.on('error', onFailure);
  const timer = setInterval(() => {
    round = round.then(lookAtAll);
  }, pollMs);
  round = lookAtAll();

  return {
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      notices.close();
      await round;
      await Promise.all(looks.values());
    },
  };
}
