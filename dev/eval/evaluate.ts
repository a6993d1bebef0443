import type { AppBuild } from '../build/esbuild-app';
import type { EvalOptions, System } from './eval-options';
import { startEvaluatedApp } from './evaluated-app';
import type { ProjectData } from './project-data';
import { addAnswer, createTally, type ProjectTally } from './tally';

/** So many failures in a row, and nothing else so far, mean that the endpoint does not work at all. */
const HOPELESS = 5;

export interface EvaluateInput {
  build: AppBuild;
  projects: readonly ProjectData[];
  options: EvalOptions;
  system: System;
  /** Ends the run after the issue at hand; what was measured stays. */
  stop: AbortSignal;
  onProgress: (done: number, all: number, projectName: string) => void;
}

/**
 * Asks the app for each issue, one after another, project by project.
 * @throws Error when the first answers are all failures
 */
export async function evaluate({ build, projects, options, system, stop, onProgress }: EvaluateInput): Promise<ProjectTally[]> {
  // Asked again each time: it changes while the app is asked.
  const isStopped = (): boolean => stop.aborted;
  const all = projects.reduce((sum, { issues }) => sum + issues.length, 0);
  const tallies: ProjectTally[] = [];
  let done = 0;
  for (const project of projects) {
    if (isStopped()) break;
    const app = await startEvaluatedApp(build, project, options, system);
    const tally = createTally(project, app.minConfidence);
    tallies.push(tally);
    try {
      for (const [index, issue] of project.issues.entries()) {
        if (isStopped()) break;
        addAnswer(tally, issue, await app.ask(index));
        if (options.grow) await app.decide(index);
        done += 1;
        onProgress(done, all, project.name);
        refuseHopeless(tallies, done);
      }
    } catch (error) {
      // Ctrl-C reaches the app's process too, and ends the call that is in progress.
      if (!isStopped()) throw error;
    } finally {
      await app.close();
    }
  }
  return tallies.filter(({ asked }) => asked > 0);
}

function refuseHopeless(tallies: readonly ProjectTally[], done: number): void {
  const failures = tallies.flatMap((tally) => Object.entries(tally.failures));
  const failed = failures.reduce((sum, [, count]) => sum + count, 0);
  if (done === HOPELESS && failed === done) {
    throw new Error(
      `The first ${done} issues all failed (${[...new Set(failures.map(([code]) => code))].join(', ')}); nothing was measured.`,
    );
  }
}
