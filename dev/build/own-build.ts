import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildAppWithEsbuild, type AppBuild } from './esbuild-app';

const ROOT = path.resolve(__dirname, '../..');

/** Builds the app into a folder of its own, so that two runs do not build over each other, and removes it in the end. */
export async function withOwnBuild<Result>(use: (build: AppBuild) => Promise<Result>): Promise<Result> {
  const offline = path.join(ROOT, '.offline');
  mkdirSync(offline, { recursive: true });
  const folder = mkdtempSync(path.join(offline, 'build-'));
  try {
    return await use(await buildAppWithEsbuild(ROOT, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
