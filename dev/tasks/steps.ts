import { runNode, type CommandResult } from './command';

/** One check that is not jest's. It counts as one test. */
export interface Step {
  name: string;
  run: () => Promise<CommandResult>;
}

export interface StepResult extends CommandResult {
  name: string;
  seconds: number;
}

const TSC = 'node_modules/typescript/bin/tsc';

function typeCheck(name: string, project: string): Step {
  const cache = `.offline/types-${project.replace(/\W/g, '')}.tsbuildinfo`;
  return { name, run: () => runNode([TSC, '--noEmit', '--incremental', '--tsBuildInfoFile', cache, '-p', project]) };
}

function script(name: string, args: string[]): Step {
  return { name, run: () => runNode(args) };
}

/** Every check but jest's, in the order in which they are reported. The app is built into `buildDir`. */
export function listSteps(buildDir: string): Step[] {
  return [
    typeCheck('Types of the app', '.'),
    typeCheck('Types of the offline host', 'dev'),
    typeCheck('Types of the tests', '__tests__'),
    script('Lint', ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']),
    script('Import rules', [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      ...['--config', '.dependency-cruiser.cjs', 'src', 'resources', 'dev', '__tests__'],
    ]),
    script('Manifest', ['--import', 'tsx', 'dev/tasks/manifest/index.ts']),
    script("Build with Forge's bundler", ['--import', 'tsx', 'dev/tasks/build.ts', buildDir]),
  ];
}

/**
 * Runs the steps two at a time and reports each as soon as those before it are reported.
 * The last step is started first, because it takes longest.
 */
export async function runSteps(steps: Step[], report: (result: StepResult) => void): Promise<void> {
  const waiting = [...steps.slice(-1), ...steps.slice(0, -1)];
  const unreported = [...steps];
  const results = new Map<Step, StepResult>();
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      results.set(step, await timed(step));
      for (let next = unreported[0]; next !== undefined; next = unreported[0]) {
        const result = results.get(next);
        if (result === undefined) break;
        report(result);
        unreported.shift();
      }
    }
  };
  await Promise.all([work(), work()]);
}

async function timed(step: Step): Promise<StepResult> {
  const began = Date.now();
  const result = await step.run();
  return { ...result, name: step.name, seconds: (Date.now() - began) / 1_000 };
}
