import { writeFileSync } from 'node:fs';
import { withOwnBuild } from '../build/own-build';
import { readIssues, readPairs } from './data';
import { EVAL_HELP, readEvalOptions, type EvalOptions, type System } from './eval-options';
import { evaluate } from './evaluate';
import { summarise, type Figures } from './figures';
import { findPairs, formatPairs } from './find-pairs';
import { createProgressBar } from './progress-bar';
import { divideByProject, type ProjectData } from './project-data';
import { formatFigures } from './report';
import { readSiteData } from './site-data';

const TITLES: Record<System, string> = {
  endpoint: 'endpoint alone',
  'built-in': 'what the app has learned, without an endpoint',
  both: 'endpoint, told what the app has learned',
};

/** `npm run eval`: asks the app for triaged issues and compares. */
async function run(options: EvalOptions): Promise<void> {
  if (options.duplicates !== null) {
    measurePairs(options, options.duplicates);
    return;
  }
  const projects = readProjects(options);
  const stop = stopOnSignal();
  const bar = createProgressBar(process.stderr);
  await withOwnBuild(async (build) => {
    const measured: Partial<Record<System, Figures>> = {};
    for (const system of options.systems) {
      if (stop.aborted) break;
      const onProgress = (done: number, all: number, project: string): void => bar.show(done, all, `${system}, ${project}`);
      const tallies = await evaluate({ build, projects, options, system, stop, onProgress });
      bar.clear();
      const figures = summarise(tallies, !stop.aborted);
      measured[system] = figures;
      console.log(`== ${TITLES[system]} ==\n\n${formatFigures(figures)}\n`);
    }
    if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(measured, null, 2)}\n`);
  });
}

/** Without the app: what its index of similar issues finds. */
function measurePairs({ history, data, json }: EvalOptions, duplicates: string): void {
  const past = history === null ? [] : readIssues(history);
  const found = findPairs([...past, ...readIssues(data)], readPairs(duplicates));
  console.log(formatPairs(found));
  if (json !== null) writeFileSync(json, `${JSON.stringify(found, null, 2)}\n`);
}

function readProjects({ site, history, data, limit, past }: EvalOptions): ProjectData[] {
  if (site !== null) return readSiteData(site, limit);
  return divideByProject(history === null ? [] : readIssues(history), readIssues(data), { limit, past });
}

/** The first signal ends the run after the issue at hand; a second one ends the process. */
function stopOnSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

async function main(): Promise<void> {
  const options = readEvalOptions(process.argv.slice(2));
  if (options === null) console.log(EVAL_HELP);
  else await run(options);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
