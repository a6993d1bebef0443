import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stop as stopEsbuild } from 'esbuild';
import { buildFunctions, keepFunctionsBuilt } from './build-functions';

/** Where `app.package` of the manifest says that Forge finds the functions. */
export const PACKAGE_FOLDER = 'dist';

/**
 * Runs something while the functions are where the manifest says, and removes them afterward: `forge deploy` without
 * them says that a handler is missing, and with those of last week it would deploy last week's app. Where they were
 * there before, as for somebody who has a tunnel open, they stay.
 *
 * @param watching whether they are built again whenever a source changes.
 * @throws when the sources do not compile; esbuild has printed why.
 */
export async function withFunctionsPackaged<Result>(root: string, watching: boolean, use: () => Promise<Result>): Promise<Result> {
  const folder = path.join(root, PACKAGE_FOLDER);
  const wereThere = existsSync(folder);
  let stop: (() => Promise<void>) | undefined;
  try {
    if (watching) stop = await keepFunctionsBuilt(root, folder);
    else await buildFunctions(root, folder);
    return await use();
  } finally {
    await stop?.();
    // The bundler's process would keep this one from ending.
    await stopEsbuild();
    if (!wereThere) rmSync(folder, { recursive: true, force: true });
  }
}
