import { parseDocument } from 'yaml';

type Permissions = Record<string, string>;

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  permissions?: Permissions;
  'timeout-minutes'?: number;
  strategy?: { matrix?: unknown };
  steps?: Step[];
}

interface Workflow {
  on?: unknown;
  permissions?: Permissions;
  concurrency?: unknown;
  jobs?: Record<string, Job>;
}

export interface WorkflowSurroundings {
  /** Names of the scripts of `package.json`, by the folder that `--prefix` names; empty for the root. */
  scripts: Record<string, string[]>;
  /** What a job of this workflow may write, such as `contents`. */
  mayWrite: string[];
}

/** An action at a commit, which nobody can move, and in a comment the version that people read. */
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const VERSION_COMMENT = /uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
/** What anybody may have chosen: a branch's name, a title, an input. In a script it would be run. */
const FOREIGN_TEXT = /\$\{\{(?!\s*matrix\.)/;
const NPM_SCRIPT = /\bnpm (?:run (?!-)(?<name>[\w:-]+)|(?<own>test|start)\b)(?: --prefix (?<folder>[\w./-]+))?/g;
const MOST_MINUTES = 180;

/** What a workflow of GitHub Actions must not do or leave out. One line for each fault. */
export function checkWorkflow(text: string, surroundings: WorkflowSurroundings): string[] {
  const document = parseDocument(text);
  if (document.errors.length > 0) return document.errors.map(({ message }) => message.split('\n')[0] ?? '');
  const workflow = document.toJS() as Workflow;
  const jobs = Object.entries(workflow.jobs ?? {});
  return [
    ...topFaults(workflow),
    ...(jobs.length === 0 ? ['There is no job.'] : jobs.flatMap(([name, job]) => jobFaults(name, job, surroundings.mayWrite))),
    ...text
      .split('\n')
      .filter((line) => line.includes('uses: ') && !VERSION_COMMENT.test(line))
      .map((line) => `${line.trim().replace(/^- /, '')} has no comment with its version.`),
    ...missingScripts(text, surroundings.scripts),
  ];
}

function topFaults({ on, permissions, concurrency }: Workflow): string[] {
  const faults: string[] = [];
  if (JSON.stringify(permissions) !== '{"contents":"read"}')
    faults.push('The permissions at the top have to be contents: read, and nothing else.');
  if (concurrency === undefined) faults.push('Nothing says what happens when two run at once.');
  // It runs with the base's secrets on the code of whoever opened the pull request.
  if (JSON.stringify(on ?? null).includes('pull_request_target')) faults.push('pull_request_target is not for this project.');
  return faults;
}

function jobFaults(name: string, job: Job, mayWrite: string[]): string[] {
  const faults: string[] = [];
  const minutes = job['timeout-minutes'];
  if (minutes === undefined || minutes > MOST_MINUTES) faults.push(`${name} has no timeout of at most ${MOST_MINUTES} minutes.`);
  for (const [scope, access] of Object.entries(job.permissions ?? {})) {
    if (access === 'write' && !mayWrite.includes(scope)) faults.push(`${name} may write ${scope}.`);
  }
  return [...faults, ...(job.steps ?? []).flatMap((step) => stepFaults(name, step))];
}

function stepFaults(job: string, { uses, run, with: inputs }: Step): string[] {
  const faults: string[] = [];
  if (uses !== undefined && !PINNED.test(uses)) faults.push(`${job} uses ${uses}, which is not pinned to a commit.`);
  if (uses?.startsWith('actions/checkout@') === true && inputs?.['persist-credentials'] !== false) {
    faults.push(`${job} leaves its token in the working tree.`);
  }
  if (run !== undefined && FOREIGN_TEXT.test(run)) faults.push(`${job} puts an expression into a script: pass it as a variable.`);
  return faults;
}

/** Scripts that a text runs with npm and that no `package.json` has. */
export function missingScripts(text: string, scripts: WorkflowSurroundings['scripts']): string[] {
  const commands = text
    .split('\n')
    .filter((line) => !line.trim().startsWith('#'))
    .join('\n');
  return [...commands.matchAll(NPM_SCRIPT)].flatMap(({ groups }) => {
    const { name, own, folder = '' } = groups ?? {};
    const script = name ?? own ?? '';
    return scripts[folder]?.includes(script) === true ? [] : [`There is no script ${script}${folder === '' ? '' : ` in ${folder}`}.`];
  });
}
