import { writeFileSync } from 'node:fs';
import { withOwnBuild } from '../build/own-build';
import { readIssues } from './data';
import { EVAL_HELP, readEvalOptions, type EvalOptions } from './eval-options';
import { evaluate } from './evaluate';
import { summarise } from './figures';
import { createProgressBar } from './progress-bar';
import { divideByProject, type ProjectData } from './project-data';
import { formatFigures } from './report';
import { readSiteData } from './site-data';

/** `npm run eval`: asks the app for triaged issues and compares. */
async function run(options: EvalOptions): Promise<void> {
  const projects = readProjects(options);
  const stop = stopOnSignal();
  const bar = createProgressBar(process.stderr);
  await withOwnBuild(async (build) => {
    const tallies = await evaluate({ build, projects, options, stop, onProgress: (done, all, note) => bar.show(done, all, note) });
    bar.clear();
    const figures = summarise(tallies, !stop.aborted);
    console.log(formatFigures(figures));
    if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  });
}

function readProjects({ site, history, data, limit }: EvalOptions): ProjectData[] {
  if (site !== null) return readSiteData(site, limit);
  return divideByProject(history === null ? [] : readIssues(history), readIssues(data), limit);
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
