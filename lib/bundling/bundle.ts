import { basename, join } from 'node:path';
import { build } from 'esbuild';
import type { FunctionName } from '../../lambdas/environment.ts';
import { slimmer } from './slimmer.ts';

const handlers = join(import.meta.dirname, '../../lambdas/handlers');

export const handlerPath = (name: FunctionName): string => join(handlers, `${name}.ts`);

/** Where a handler's bundle lies in a folder of bundles; `index.handler` is what Lambda calls. */
export const bundleOf = (folder: string, name: FunctionName): string => join(folder, name);

/**
 * Bundles handlers as they are deployed. The SDK goes into the bundle: smaller and faster to load than the one
 * in the runtime, and pinned.
 *
 * @returns the modules of which each bundle is made
 */
export async function bundleHandlers(
  names: readonly FunctionName[],
  folder: string,
): Promise<ReadonlyMap<FunctionName, readonly string[]>> {
  const { metafile } = await build({
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, handlerPath(name)])),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    // Otherwise each Chinese character takes six bytes.
    charset: 'utf8',
    legalComments: 'none',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    plugins: [slimmer],
    // Some of the SDK's packages are CommonJS and call `require` for what Node has built in.
    banner: {
      js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);",
    },
  });
  return new Map(
    Object.values(metafile.outputs).flatMap(({ entryPoint, inputs }) =>
      entryPoint === undefined
        ? []
        : [[basename(entryPoint, '.ts') as FunctionName, Object.keys(inputs)] as const],
    ),
  );
}
