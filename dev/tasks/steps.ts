import { runNode, type CommandResult } from './command';

/** One check that is not jest's. It counts as one test. */
export interface Step {
  /** What chooses it on the command line; several steps may share one. */
  key: string;
  name: string;
  run: () => Promise<CommandResult>;
}

export interface StepResult extends CommandResult {
  name: string;
  seconds: number;
}

/** The native compiler. Forge's bundler and the import rules need the older one, in JavaScript, beside it. */
const TSC = 'node_modules/typescript-native/bin/tsc';

function step(key: string, name: string, args: string[]): Step {
  return { key, name, run: () => runNode(args) };
}

function typeCheck(name: string, project: string): Step {
  const cache = `.offline/types-${project.replace(/\W/g, '')}.tsbuildinfo`;
  return step('types', name, [TSC, '--noEmit', '--incremental', '--tsBuildInfoFile', cache, '-p', project]);
}

export const APP_TYPES = typeCheck('Types of the app', '.');

/** What reads the sources and runs none of them. */
export const STATIC_CHECKS: Step[] = [
  APP_TYPES,
  typeCheck('Types of the offline host', 'dev'),
  typeCheck('Types of the tests', '__tests__'),
  typeCheck('Types of the hosted endpoint', 'proxy'),
  step('lint', 'Lint', ['node_modules/oxlint/bin/oxlint', '--deny-warnings', '.']),
  step('format', 'Format', ['node_modules/oxfmt/bin/oxfmt', '--check']),
  step('imports', 'Import rules', [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.cjs', 'src', 'resources', 'dev', '__tests__'],
  ]),
  step('manifest', 'Manifest', ['--import', 'tsx', 'dev/tasks/manifest/index.ts']),
];

/** As Forge's compiler sees the types in a deployment, page by page. */
export const FORGE_TYPES = step('types', 'Types of the app, by the compiler that Forge has', [
  'node_modules/typescript/bin/tsc',
  '--noEmit',
  '-p',
  '.',
]);

/** Builds the app as it is deployed into a folder. */
export function forgeBuild(folder: string): Step {
  return step('build', 'Build as it is deployed', ['--import', 'tsx', 'dev/tasks/build.ts', folder]);
}

/** `checks` names all static checks, and a key those that have it; null when an argument is neither. */
export function chooseSteps(args: string[]): Step[] | null {
  if (args.length === 0 || !args.every((arg) => arg === 'checks' || STATIC_CHECKS.some(({ key }) => key === arg))) return null;
  return STATIC_CHECKS.filter(({ key }) => args.includes('checks') || args.includes(key));
}

/** Runs steps one after the other, and reports each as soon as it has ended. */
export async function runSteps(steps: Step[], report: (result: StepResult) => void): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const { name, run } of steps) {
    const began = Date.now();
    const result = { ...(await run()), name, seconds: (Date.now() - began) / 1_000 };
    report(result);
    results.push(result);
  }
  return results;
}
