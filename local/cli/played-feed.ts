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

/** Plays a feed through the real handlers, in memory. Close the world when you have seen enough. */
export async function playWithProgress(playing: Playing, terminal: Terminal): Promise<PlayedFeed> {
  const { folder, model } = playing;
  const progress = progressOn(terminal, `Playing ${folder}`);
  let delivered = 0;
  const onProgress = (done: number, all: number) => {
    delivered = done;
    progress.show(done, all);
  };
  try {
    return { ...(await playFeed({ ...playing, onProgress }, model)), delivered };
  } finally {
    progress.end();
  }
}
