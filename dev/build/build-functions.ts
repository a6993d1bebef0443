import path from 'node:path';
import { build, context, type BuildOptions } from 'esbuild';

/**
 * What esbuild makes of `src/index.ts` under `root`: one CommonJS file, `index.js` in `outDir`, as Forge's packaging
 * standard asks for a handler `index.…`. The same file is deployed, tested and run by the offline host. Names stay as
 * they are, so that the `where` of a log line says which function it was.
 */
function functionsOptions(root: string, outDir: string): BuildOptions {
  return {
    entryPoints: [path.join(root, 'src/index.ts')],
    outfile: path.join(outDir, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'linked',
    sourcemap: 'linked',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
  };
}

/**
 * Builds the functions into a folder.
 * @returns the bundle's path.
 * @throws when the sources do not compile; esbuild has printed why. Types are not checked.
 */
export async function buildFunctions(root: string, outDir: string): Promise<string> {
  await build(functionsOptions(root, outDir));
  return path.join(outDir, 'index.js');
}

/** Builds the functions into a folder, and again after each change of a source. Returns how to stop. */
export async function keepFunctionsBuilt(root: string, outDir: string): Promise<() => Promise<void>> {
  const building = await context(functionsOptions(root, outDir));
  await building.rebuild();
  await building.watch();
  return () => building.dispose();
}
