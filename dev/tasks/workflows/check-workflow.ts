import { parse } from 'yaml';
import { z } from 'zod';

export interface WorkflowSurroundings {
  /** Names of the scripts of `package.json`, by the folder that `--prefix` names; empty for the root. */
  scripts: Record<string, string[]>;
  /** What a job of this workflow may write, such as `contents`. */
  mayWrite: string[];
}

/** An action at a commit, which nobody can move, and in a comment the version that people read. */
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/u;
const VERSION_COMMENT = /uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u;
/** What anybody may have chosen: a branch's name, a title, an input. In a script it would be run. */
const NO_FOREIGN_TEXT = /^(?![^]*\$\{\{(?!\s*matrix\.))/u;
const NPM_SCRIPT = /\bnpm (?:run (?!-)(?<name>[\w:-]+)|(?<own>test|start)\b)(?: --prefix (?<folder>[\w./-]+))?/gu;
const MOST_MINUTES = 180;
/**
 * What brings packages or programs from elsewhere. `npm ci` takes what a lock file names, by its hash; cargo does so with
 * `--locked`, from a commit. Every other way takes whatever is there at that moment, dependencies included.
 */
const FETCHING =
  /\b(?:npm (?:i|in|install|add|exec|x|create|init|update)|npx|yarn|pnpm|corepack|bunx?|deno|pip3?|pipx|uvx?|gem|go (?:get|install|run)|curl|wget|docker (?:pull|run)|apt(?:-get)?|brew|gh extension|cargo (?:install|binstall))\b/u;
const LOCKED_CARGO = /^cargo (?:"\+\$RUST_VERSION" )?install --locked --git \S+ --rev "\$\w+_COMMIT" \w+$/u;

/** Lines of a script that fetch what nothing pins. */
function findUnpinned(script: string): string[] {
  return script.split('\n').filter((line) => FETCHING.test(line.replace(/"\+\$RUST_VERSION" /u, '')) && !LOCKED_CARGO.test(line.trim()));
}

const step = z
  .looseObject({
    uses: z.string().regex(PINNED, 'is not pinned to a commit').optional(),
    run: z
      .string()
      .regex(NO_FOREIGN_TEXT, 'puts an expression into a script: pass it as a variable')
      .refine((script) => findUnpinned(script).length === 0, 'fetches what no lock file names')
      .optional(),
    with: z.record(z.string(), z.unknown()).default({}),
  })
  .refine(({ uses = '', with: inputs }) => !uses.startsWith('actions/checkout@') || inputs['persist-credentials'] === false, {
    error: 'leaves its token in the working tree',
  });

/** Variables whose names say that they pin something, with a value that does. */
const pinnedVariables = z
  .record(z.string(), z.unknown())
  .refine(
    (variables) =>
      Object.entries(variables).every(
        ([name, value]) =>
          (!name.endsWith('_COMMIT') || /^[0-9a-f]{40}$/u.test(String(value))) &&
          (!name.endsWith('_VERSION') || /^\d+\.\d+\.\d+$/u.test(String(value))),
      ),
    { error: 'has a version or commit that can be moved' },
  );

function policy(mayWrite: string[]) {
  const permissions = z
    .record(z.string(), z.string())
    .refine((scopes) => Object.entries(scopes).every(([scope, access]) => access !== 'write' || mayWrite.includes(scope)), {
      error: 'may write too much',
    });
  return z.looseObject({
    // It runs with the base's secrets on the code of whoever opened the pull request.
    on: z.unknown().refine((on) => !JSON.stringify(on ?? null).includes('pull_request_target'), 'uses pull_request_target'),
    permissions: z.strictObject({ contents: z.literal('read') }),
    // What scripts install from, by commit or full version.
    env: pinnedVariables.optional(),
    concurrency: z.unknown().refine((concurrency) => concurrency !== undefined, 'does not say what happens when two run at once'),
    jobs: z.record(
      z.string(),
      z.looseObject({
        'timeout-minutes': z.number().max(MOST_MINUTES),
        permissions: permissions.optional(),
        env: pinnedVariables.optional(),
        steps: z.array(step),
      }),
    ),
  });
}

/** Commands of npm in a text, comments of YAML apart, that run a script which no `package.json` has. One line for each. */
export function findMissingScripts(text: string, scripts: WorkflowSurroundings['scripts']): string[] {
  const commands = text.replace(/^\s*#.*$/gmu, '').matchAll(NPM_SCRIPT);
  return [...commands]
    .filter(({ groups: { name, own, folder = '' } = {} }) => scripts[folder]?.includes(name ?? own ?? '') !== true)
    .map(([command]) => `There is no script for ${command}`);
}

/** What a workflow of GitHub Actions must not do or leave out in this project; `check-language.mjs` knows the rest. One line for each fault. */
export function checkWorkflow(text: string, { scripts, mayWrite }: WorkflowSurroundings): string[] {
  const parsed = policy(mayWrite).safeParse(parse(text));
  const unversioned = text.split('\n').filter((line) => line.includes('uses: ') && !VERSION_COMMENT.test(line));
  return [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...unversioned.map((line) => `${line.trim()} has no comment with its version`),
    ...findMissingScripts(text, scripts),
  ];
}
