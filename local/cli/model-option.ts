import { modelOfText } from '../../lambdas/flows/model-text.ts';
import { CannotRun } from './cannot-run.ts';
import { textOf } from './files.ts';

/** The model file that `--model` names, as text and as model; null without the option: the built-in model. */
export async function modelFileAt(path: string | undefined) {
  if (path === undefined) return null;
  const text = await textOf(path);
  const model = modelOfText(text);
  if (!('problems' in model)) return { text, model };
  const problems = model.problems.map((problem) => `  ${problem}`);
  throw new CannotRun([`The model ${path} is refused:`, ...problems].join('\n'));
}
