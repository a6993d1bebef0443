import { readdirSync } from 'node:fs';
import path from 'node:path';
import { getClientSideLintersOnly, lint, PermissionLinter } from '@forge/lint';
import type { LintResult } from '@forge/lint';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';

type Manifest = Parameters<typeof lint>[1];
type FeatureService = Parameters<typeof lint>[4];

/**
 * What `forge lint` finds, without a network: its manifest linters (Forge's JSON schema among
 * them) and its code linters. Its permission linter is left out, because it downloads Jira's API
 * description; the scopes are checked by `checkManifest` instead.
 *
 * Reads relative to the working directory, which has to be the app's folder.
 *
 * @returns one line for each problem.
 */
export async function lintWithForge(manifest: unknown): Promise<string[]> {
  compileEachSchemaOnce();
  const log: string[] = [];
  const logger = { info: (message: string) => void log.push(message) };
  // Asked for one thing only: which runtimes Atlassian has retired.
  const features = { getDeprecatedRuntimes: () => Promise.resolve([]) } as unknown as FeatureService;
  const all = await getClientSideLintersOnly(manifest as Manifest, 'development', logger, features);
  const linters = all.filter((linter) => !(linter instanceof PermissionLinter));
  const files = sourceFiles();
  const reading = countFiles();
  const results = await lint(files, manifest as Manifest, 'development', logger, features, {
    linter: { mode: 'client-side' },
    linters: [...linters, reading],
  });
  const unread = files.length - reading.count();
  const unseen =
    unread === 0
      ? []
      : [`Forge's linters leave out ${unread} of ${files.length} files: tsconfig.json has to include files (src/**/*), not folders.`];
  // A linter that crashes says so in the log and reports nothing.
  return [...log, ...unseen, ...results.flatMap(describe)];
}

/**
 * A linter that finds nothing and counts what it is given: Forge leaves out, without a word, each file that `include` of
 * `tsconfig.json` does not come to as a glob (`findings/lint-skips-an-included-folder.sh`).
 */
function countFiles() {
  let count = 0;
  return {
    bootstrap: () => Promise.resolve(),
    batchExecute(inputs: readonly unknown[] = []) {
      count = inputs.length;
      return Promise.resolve([]);
    },
    count: () => count,
  };
}

/**
 * Five of Forge's linters compile the same schema of two megabytes, each for itself, two seconds each. A compiled
 * schema serves them all: it keeps nothing but the errors of its last use, and linters run one after the other.
 */
function compileEachSchemaOnce(): void {
  const compiled = new Map<unknown, ValidateFunction>();
  const ajv = Ajv.prototype as { compile: (schema: AnySchema) => ValidateFunction };
  const { compile } = ajv;
  ajv.compile = function (schema) {
    // Each linter has a copy of the module that the schema is; `default` is the schema in all of them.
    const key = (schema as { default?: unknown }).default ?? schema;
    const known = compiled.get(key) ?? compile.call(this, schema);
    compiled.set(key, known);
    return known;
  };
}

/** Those that the command line tool gives its linters. */
function sourceFiles(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join('src', file));
}

function describe(result: LintResult): string[] {
  return [...result.errors, ...result.warnings, ...result.approvals].map(
    (rule) => `${result.file}:${rule.line}:${rule.column} ${rule.class}: ${rule.message}`,
  );
}
