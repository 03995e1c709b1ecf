import { writeRandomFeed } from './random-feed.ts';
import { type Ingredient, ingredients } from './random-plan.ts';

const usage = `npx tsx test/oracle/generate.ts SEED DIR [--days N] [--accounts N] [--with a,b,c | --all | --but a,b,c]
ingredients: ${ingredients.join(', ')}`;

function isIngredient(name: string): name is Ingredient {
  return (ingredients as readonly string[]).includes(name);
}

const [seed, folder, ...rest] = process.argv.slice(2);
const option = (name: string): string | null => {
  const at = rest.indexOf(name);
  return at === -1 ? null : (rest[at + 1] ?? null);
};
const named = (list: string | null) => (list ?? '').split(',').filter(isIngredient);

if (seed === undefined || folder === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const left = named(option('--but'));
  const all = rest.includes('--all') || rest.includes('--but');
  const chosen = all ? ingredients.filter((name) => !left.includes(name)) : named(option('--with'));
  writeRandomFeed(folder, {
    seed: Number(seed),
    days: Number(option('--days') ?? 30),
    accounts: Number(option('--accounts') ?? 60),
    with: new Set(chosen),
  });
}
