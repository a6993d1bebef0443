import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { AppBuild } from '../build/esbuild-app';
import { median, type Figure } from './figure';

const LOADS = 15;

/**
 * The limit is for a machine that loads Forge's packages alone in about 8 ms. What a machine takes for them is printed
 * beside it, because a slower or a busier one takes longer for both.
 */
const MOST_LOAD_MILLISECONDS = 30;

/** Prints the milliseconds that loading a bundle takes. Forge's globals are there before it, as on the platform. */
const LOAD_SCRIPT = `
  globalThis.__forge_runtime__ = { appContext: {}, metrics: {}, proxy: {}, tracing: {} };
  globalThis.__forge_fetch__ = () => Promise.reject(new Error('not while loading'));
  const began = process.hrtime.bigint();
  require(process.argv[1]);
  console.log(Number(process.hrtime.bigint() - began) / 1e6);
`;

/**
 * Sizes and load time of the bundles as they are deployed. KB are 1,000 bytes.
 *
 * @param bare functions that use Forge's packages and nothing else, for comparison.
 * @param byForge the app's functions as Forge's own bundler makes them, for comparison.
 */
export function measureBundles(build: AppBuild, { bare, byForge }: { bare: string; byForge: string }): Figure[] {
  const panel = build.resources['issue-panel'];
  if (panel === undefined) throw new Error('The build has no issue panel.');
  // In turn, so that both meet the same machine.
  const loads = Array.from({ length: LOADS }, () => ({ app: loadOnce(build.functions), bare: loadOnce(bare), byForge: loadOnce(byForge) }));
  return [
    { name: 'functions bundle', value: kilobytes([build.functions]), limit: 720, unit: 'KB' },
    {
      name: 'functions bundle, load time',
      value: median(loads.map(({ app }) => app)),
      limit: MOST_LOAD_MILLISECONDS,
      unit: 'ms',
      note: `median of ${LOADS} fresh processes, on a quiet machine`,
    },
    {
      name: 'the same, Forge’s packages alone',
      value: median(loads.map(({ bare }) => bare)),
      limit: null,
      unit: 'ms',
      note: 'about 8 ms where the limit was set',
    },
    { name: 'functions by Forge’s own bundler', value: kilobytes([byForge]), limit: null, unit: 'KB', note: 'not what is deployed' },
    { name: 'the same, load time', value: median(loads.map((load) => load.byForge)), limit: null, unit: 'ms' },
    {
      name: 'panel bundle in all',
      value: kilobytes(served(panel)),
      limit: 300,
      unit: 'KB',
      note: served(panel)
        .map((file) => path.basename(file))
        .join(', '),
    },
  ];
}

function loadOnce(bundle: string): number {
  return Number(execFileSync(process.execPath, ['-e', LOAD_SCRIPT, bundle], { encoding: 'utf8' }));
}

/** What a browser may fetch; source maps and license texts stay where they are. */
function served(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /\.(js|css|html)$/.test(file))
    .map((file) => path.join(folder, file));
}

function kilobytes(files: string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0) / 1_000;
}
