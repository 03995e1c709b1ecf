import { type Delivery, FeedRefused, planDeliveries } from '../replay/deliveries.ts';
import { type Played, playFeed } from '../replay/play.ts';
import { CannotRun } from './cannot-run.ts';
import { mustBeFolder } from './files.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** A feed that was played: the world to look into, and how many of its files were delivered. */
export type PlayedFeed = Played & { readonly delivered: number };

export type Playing = {
  /** What the progress line says is played. */
  readonly folder: string;
  readonly deliveries: readonly Delivery[];
  /** Milliseconds since 1970; null plays up to the last delivery. */
  readonly until: number | null;
  /** The text of a model file; null for the built-in model. */
  readonly model: string | null;
};

/** When which file of a feed folder is delivered. */
export async function deliveriesIn(folder: string): Promise<readonly Delivery[]> {
  await mustBeFolder(folder);
  return planDeliveries(folder).catch((error: unknown) => {
    throw error instanceof FeedRefused ? new CannotRun(error.message) : error;
  });
}

/** Plays a feed through the real handlers, in memory. Close the world when you have seen enough. */
export async function playWithProgress(playing: Playing, terminal: Terminal): Promise<PlayedFeed> {
  const { folder, deliveries, until, model } = playing;
  const progress = progressOn(terminal, `Playing ${folder}`);
  let delivered = 0;
  const onProgress = (done: number, all: number) => {
    delivered = done;
    progress.show(done, all);
  };
  try {
    return { ...(await playFeed({ deliveries, until, onProgress }, model)), delivered };
  } finally {
    progress.end();
  }
}
