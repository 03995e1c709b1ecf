import type { WorkStore } from '../ports.ts';
import { type Model, parseModelText } from '../scoring/model.ts';

/** Read when somebody asks for it first: most functions never do, and it takes them a tenth of their start. */
const builtInModel = async (): Promise<Model> => (await import('../scoring/default-model.ts')).defaultModel;

/** Beside the file that a person replaces, so that replacing it never replaces what is kept. */
const keptKey = (version: string) => `models/kept/${encodeURIComponent(version)}.json`;

/**
 * The model that days are scored with: the named file of the work bucket, or the built-in one. A model file
 * is kept under its version, because days that it scored are explained and refolded with it later; so one
 * version never has two contents.
 */
export async function currentModel(work: WorkStore, key: string | undefined): Promise<Model> {
  if (key === undefined) return builtInModel();
  const { model, text, isKept } = await compared(work, key);
  if (!isKept) await work.write(keptKey(model.version), text);
  return model;
}

/** The same model for somebody who decides by it and scores nothing: it is compared with what is kept, not kept. */
export async function comparedModel(work: WorkStore, key: string | undefined): Promise<Model> {
  return key === undefined ? builtInModel() : (await compared(work, key)).model;
}

async function compared(work: WorkStore, key: string) {
  const text = await modelFileText(work, key);
  const model = parseModelText(text);
  const kept = await work.read(keptKey(model.version));
  if (kept !== null && kept !== text) {
    throw new Error(
      `model ${model.version} has scored days with other content: give the changed model a new version`,
    );
  }
  if (kept === null && (await isChangedBuiltIn(model))) {
    throw new Error(`model ${model.version} is the built-in model: give the changed model a new version`);
  }
  return { model, text, isKept: kept !== null };
}

/** The built-in model scores days under its version without being kept. */
async function isChangedBuiltIn(model: Model): Promise<boolean> {
  const builtIn = await builtInModel();
  return model.version === builtIn.version && contentOf(model) !== contentOf(builtIn);
}

function contentOf(model: Model): string {
  return JSON.stringify(model, (_, part) => (typeof part === 'bigint' ? String(part) : part));
}

/** The same model for somebody who only looks: nothing is kept. */
export async function readCurrentModel(work: WorkStore, key: string | undefined): Promise<Model> {
  return key === undefined ? builtInModel() : parseModelText(await modelFileText(work, key));
}

async function modelFileText(work: WorkStore, key: string): Promise<string> {
  const text = await work.read(key);
  if (text === null)
    throw new Error(`the model file ${key} is not in the work bucket: upload it or clear MODEL_KEY`);
  return text;
}

/** The model of that version, as it was when days were scored with it. */
export async function modelOf(work: WorkStore, version: string, current: Model): Promise<Model> {
  if (version === current.version) return current;
  const builtIn = await builtInModel();
  if (version === builtIn.version) return builtIn;
  return parseModelText(await keptText(work, version));
}

/** The columns of the model of that version, in its order. */
export async function columnsOf(work: WorkStore, version: string): Promise<readonly string[]> {
  return (await modelOf(work, version, await builtInModel())).columns.map(({ name }) => name);
}

async function keptText(work: WorkStore, version: string): Promise<string> {
  const text = await work.read(keptKey(version));
  if (text === null) throw new Error(`no model ${version} is kept in the work bucket`);
  return text;
}
