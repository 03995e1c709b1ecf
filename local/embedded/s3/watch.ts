import { watch } from 'node:fs';
import { sep } from 'node:path';
import type { FolderStore } from './folder-store.ts';
import { keyProblem } from './key.ts';
import type { Version } from './version.ts';
import { keysBelow } from './walk.ts';

/** Milliseconds between two looks at the whole folder, the net under the notices of the file system. */
const pollMs = 2_000;

/** A watch that runs until it is closed. */
export type Watch = { close(): Promise<void> };

/**
 * Tells of every version that a person puts into a folder, each once, also of those that came while nobody watched.
 * A file counts when it was quiet for a moment; puts through the API are not told. What cannot be looked at goes to
 * `onFailure`, the same trouble once, and the watch goes on.
 */
export function watchFiles(options: {
  readonly folder: string;
  readonly store: FolderStore;
  readonly tell: (key: string, version: Version) => void;
  readonly onFailure: (error: unknown) => void;
}): Watch {
  const { folder, store, tell, onFailure } = options;
  const looks = new Map<string, Promise<void>>();
  const troubles = new Set<string>();
  let isClosed = false;
  let round: Promise<void> = Promise.resolve();

  function failed(error: unknown): void {
    const trouble = String(error);
    if (troubles.has(trouble)) return;
    troubles.add(trouble);
    onFailure(error);
  }

  function look(key: string): Promise<void> {
    const running = looks.get(key);
    if (running !== undefined) return running;
    const started = store
      .announce(key, (version) => tell(key, version))
      .catch(failed)
      .finally(() => looks.delete(key));
    looks.set(key, started);
    return started;
  }

  async function lookAtAll(): Promise<void> {
    try {
      for (const key of keysBelow(folder, '', failed)) {
        if (isClosed) return;
        await look(key);
      }
    } catch (error) {
      failed(error);
    }
  }

  const notices = watch(folder, { recursive: true }, (_event, name) => {
    const key = name?.split(sep).join('/') ?? '';
    if (!isClosed && keyProblem(key) === null) look(key);
  });
  notices.on('error', failed);
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
