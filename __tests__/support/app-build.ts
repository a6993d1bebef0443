import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { AppBuild } from '../../dev/build/esbuild-app';

/**
 * The built app, for flow and browser tests: what Forge's bundler made when `npm test` runs
 * everything, and a quick build when jest runs alone. Either is there before the first test.
 */
export function appBuild(): AppBuild {
  const folder = readFolder('AUTO_TRIAGE_APP_BUILD');
  const keys = readdirSync(path.join(folder, 'resources'));
  return {
    functions: path.join(folder, 'functions', 'index.js'),
    resources: Object.fromEntries(keys.map((key) => [key, path.join(folder, 'resources', key)])),
  };
}

/** The folder of the host's web page; browser tests only. */
export function shellBuild(): string {
  return readFolder('AUTO_TRIAGE_SHELL_BUILD');
}

function readFolder(variable: string): string {
  const folder = process.env[variable];
  if (folder === undefined) throw new Error(`${variable} is not set: only flow and browser tests have a build.`);
  return folder;
}
