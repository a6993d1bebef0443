import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildAppWithEsbuild } from '../../dev/build/esbuild-app';
import { buildShell } from '../../dev/shell/build';

const ROOT = path.resolve(__dirname, '../..');
const OUT = path.join(ROOT, '.offline', 'jest-build');

/** The folder of a quick build of the app, made anew when a source has changed since the last one. */
export async function freshAppBuild(): Promise<string> {
  const sources = ['src', 'resources', 'locales', 'manifest.yml', 'tsconfig.json', 'package-lock.json', 'dev/build'];
  return rebuildWhenOlder('app', sources, async (folder) => {
    await buildAppWithEsbuild(ROOT, folder);
  });
}

/** The folder of the host's web page, as above. */
export async function freshShellBuild(): Promise<string> {
  return rebuildWhenOlder('shell', ['dev/shell', 'package-lock.json'], async (folder) => {
    await buildShell(ROOT, folder);
  });
}

async function rebuildWhenOlder(name: string, sources: string[], build: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(OUT, name);
  const stamp = path.join(OUT, `${name}.built`);
  const newest = Math.max(...sources.map((source) => newestChange(path.join(ROOT, source))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs > newest) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const began = new Date();
  await build(folder);
  writeFileSync(stamp, '');
  // A source that was saved during the build is newer than it.
  utimesSync(stamp, began, began);
  return folder;
}

/** Milliseconds since 1970. A folder's own time counts too: it changes when a file in it is removed. */
function newestChange(file: string): number {
  const status = statSync(file);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(file).map((entry) => newestChange(path.join(file, entry))));
}
