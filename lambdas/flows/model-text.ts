import { type Model, ModelRefused, parseModelText } from '../scoring/model.ts';

/** The model that the text of a model file describes, or one sentence for every problem. */
export function modelOfText(text: string): Model | { readonly problems: readonly string[] } {
  try {
    return parseModelText(text);
  } catch (error) {
    if (error instanceof ModelRefused) return { problems: error.problems };
    if (error instanceof SyntaxError) return { problems: [`is not JSON: ${error.message}`] };
    throw error;
  }
}
