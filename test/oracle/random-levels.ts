import type { Chance } from './seeded.ts';

/** What an account lives through: its level in points for each day, null on a day without a row. */
export type Levels = readonly (number | null)[];

const round = (level: number) => Math.round(Math.min(100, Math.max(0, level)) * 100) / 100;

/** A story that ends at the given length; every threshold of the rules is met exactly by one of them. */
export function levelsOf(chance: Chance, days: number, massFall: number | null): Levels {
  const story = massFall === null ? chance.pick(stories) : steady;
  const levels = story(chance, days).slice(0, days);
  if (massFall !== null)
    for (let day = massFall; day < days; day += 1)
      levels[day] = (levels[day] ?? 60) * (day < massFall + 2 ? 0.55 : 0.95);
  const gaps = massFall === null && chance.happens(0.3) ? 0.12 : 0;
  return levels.map((level) => (chance.happens(gaps) ? null : round(level)));
}

type Story = (chance: Chance, days: number) => number[];

const series = (days: number, level: (day: number) => number) =>
  Array.from({ length: days }, (_, day) => level(day));

const steady: Story = (chance, days) => {
  const level = chance.integer(50, 95);
  return series(days, () => level + chance.next() * 4 - 2);
};

/** Falls by exactly 20 % or just less, stays, and comes back to exactly 90 % or just below. */
const cliff: Story = (chance, days) => {
  const level = chance.pick([80, 60, 75, 50]);
  const fall = chance.integer(3, Math.max(4, days - 8));
  const floor = level * 0.8 + chance.pick([0, 0, 0.01, -0.01, -5, -20]);
  const back = fall + chance.integer(1, 8);
  const cured = level * 0.9 + chance.pick([0, 0, -0.01, 0.01, 5]);
  const relapse = back + chance.integer(2, 9);
  const again = relapse + (chance.happens(0.4) ? 1 : 0);
  return series(days, (day) => {
    if (day < fall) return level;
    if (day < back || (day >= relapse && day < again)) return floor;
    return cured;
  });
};

const slowLeak: Story = (chance, days) => {
  const step = 0.5 + chance.next() * 2.5;
  const level = chance.integer(70, 95);
  return series(days, (day) => level - step * day);
};

/** Goes around the red bound day by day, then to exactly 45 or just below. */
const redEdge: Story = (chance, days) => {
  const leave = chance.integer(6, Math.max(7, days - 5));
  const cured = chance.pick([45, 45, 44.99, 45.01, 52]);
  return series(days, (day) => {
    if (day >= leave) return chance.happens(0.03) ? 44.99 : cured;
    return chance.pick([39.99, 39.99, 39.98, 40, 38]);
  });
};

/** Falls first, turns red later: a second reason joins the first. */
const fallThenRed: Story = (chance, days) => {
  const fall = chance.integer(3, 8);
  const red = fall + chance.integer(1, 4);
  const back = red + chance.integer(3, 6);
  return series(days, (day) => (day < fall ? 70 : day < red ? 50 : day < back ? 35 : 66));
};

/** Red first, then a fall on top of it. */
const redThenFall: Story = (chance, days) => {
  const fall = chance.integer(5, 10);
  const back = fall + chance.integer(2, 5);
  return series(days, (day) => (day < fall ? 39 : day < back ? 25 : 46));
};

const wild: Story = (chance, days) => series(days, () => chance.integer(0, 100));
const nothing: Story = (_, days) => series(days, () => 0);

const stories: readonly Story[] = [
  steady,
  steady,
  steady,
  steady,
  cliff,
  cliff,
  cliff,
  slowLeak,
  redEdge,
  redEdge,
  fallThenRed,
  redThenFall,
  wild,
  nothing,
];
