import { mkdtempSync, rmSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlannedAction, planActions } from '../replay/actions.ts';
import { type Delivery, planDeliveries } from '../replay/deliveries.ts';
import { FeedRefused } from '../replay/feed-refused.ts';
import { type Played, playFeed } from '../replay/play.ts';
import { CannotRun } from './cannot-run.ts';
import { mustBeFolder } from './files.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** What happens in a feed, in order of time. */
export type Feed = {
  /** As it was typed. */
  readonly folder: string;
  readonly deliveries: readonly Delivery[];
  readonly actions: readonly PlannedAction[];
};

/** A feed that was played: the world to look into, and how many of its files were delivered. */
export type PlayedFeed = Played & { readonly delivered: number };

export type Playing = Feed & {
  /** Milliseconds since 1970; null plays up to the last delivery or action. */
  readonly until: number | null;
  /** The text of a model file; null for the built-in model. */
  readonly model: string | null;
};

/** When which file of a feed folder is delivered, and what people do. */
export async function feedIn(folder: string): Promise<Feed> {
  await mustBeFolder(folder);
  try {
    return { folder, deliveries: await planDeliveries(folder), actions: await planActions(folder) };
  } catch (error) {
    throw error instanceof FeedRefused ? new CannotRun(error.message) : error;
  }
}

/**
 * Bytes of a feed, unpacked, that are played in memory, where they take up to twelve times as much. More is played
 * in a folder that goes with the world: there a day takes several times as long, and no more memory than another.
 */
const mostInMemory = 192 * 1024 ** 2;

/** Plays a feed through the real handlers. Close the world when you have seen enough. */
export async function playWithProgress(playing: Playing, terminal: Terminal): Promise<PlayedFeed> {
  const { folder, model, deliveries } = playing;
  const place = (await bytesOf(deliveries)) > mostInMemory ? passingPlace() : null;
  const progress = progressOn(terminal, `Playing ${folder}${place === null ? '' : ` in ${place.folder}`}`);
  let delivered = 0;
  const onProgress = (done: number, all: number) => {
    delivered = done;
    progress.show(done, all);
  };
  try {
    const played = await playFeed({ ...playing, onProgress }, model, place?.folder ?? null);
    const close = async () => {
      await played.world.close();
      await place?.leave();
    };
    return { ...played, world: { ...played.world, close }, delivered };
  } catch (error) {
    await place?.leave();
    throw error;
  } finally {
    progress.end();
  }
}

/** A folder that goes when it is left, and also when a person stops the program or somebody ends it. */
function passingPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-'));
  const leaveAtOnce = () => {
    removeNow(folder, 20);
    process.exit(2);
  };
  for (const signal of endings) process.once(signal, leaveAtOnce);
  return {
    folder,
    async leave(): Promise<void> {
      for (const signal of endings) process.off(signal, leaveAtOnce);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Removes a folder into which writes that are under way may still put something meanwhile. */
function removeNow(folder: string, tries: number): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (tries === 1) throw error;
    removeNow(folder, tries - 1);
  }
}

const endings = ['SIGINT', 'SIGTERM'] as const;

/** What gzip makes of a snapshot, about. */
const unpacking = 8;

async function bytesOf(deliveries: readonly Delivery[]): Promise<number> {
  let bytes = 0;
  for (const { path } of deliveries)
    bytes += (await stat(path)).size * (path.endsWith('.gz') ? unpacking : 1);
  return bytes;
}
