import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Evidence } from '../promises/find-evidence';
import { namePattern } from './guard';

/** A test that ran. */
export interface TestRun {
  /** From the project's folder. */
  file: string;
  /** With the titles of the groups around it. */
  name: string;
  passed: boolean;
}

/** How tests ended. `unloaded`: a file could not be loaded, or the app not be built. `hung`: nothing ended within the time. */
export interface TestOutcome {
  runs: TestRun[];
  unloaded: boolean;
  hung: boolean;
  output: string;
}

const reportSchema = z.object({
  numRuntimeErrorTestSuites: z.number(),
  testResults: z.array(z.object({ name: z.string(), assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) })),
});

/** Far longer than any of the tests; a guard that is gone may mean a loop without end. */
const LIMIT_MS = 600_000;

function readReport(file: string): z.infer<typeof reportSchema> | null {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** The runs of these tests among others. */
export function runsOf(tests: readonly Evidence[], runs: readonly TestRun[]): TestRun[] {
  return runs.filter(({ file, name }) => tests.some((test) => test.file === file && new RegExp(namePattern([test.title]), 'u').test(name)));
}

/** Runs tests, one file after the other unless `atOnce`, in the given copy of the project. */
export async function runTests(folder: string, tests: readonly Evidence[], atOnce = false): Promise<TestOutcome> {
  const reportFile = path.join(folder, 'jest-report.json');
  rmSync(reportFile, { force: true });
  const files = [...new Set(tests.map(({ file }) => file))];
  const titles = [...new Set(tests.map(({ title }) => title))];
  const args = ['--json', `--outputFile=${reportFile}`, ...(atOnce ? [] : ['--runInBand']), '--testNamePattern', namePattern(titles)];
  const limitMs = atOnce ? files.length * LIMIT_MS : LIMIT_MS;
  const { hung, output } = await runJest(folder, [...args, '--runTestsByPath', ...files], limitMs);
  const report = readReport(reportFile);
  const runs = (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ status, fullName }) => ({
        file: path.relative(folder, name).split(path.sep).join('/'),
        name: fullName,
        passed: status === 'passed',
      })),
  );
  return { runs: runsOf(tests, runs), unloaded: report === null || report.numRuntimeErrorTestSuites > 0, hung, output };
}

function runJest(folder: string, args: string[], limitMs: number): Promise<{ hung: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    // The copy builds the app for itself. Volumes run as well: a guard may show in them alone.
    const env = { ...process.env, VOLUMES: '1', AUTO_TRIAGE_APP_BUILD: undefined, AUTO_TRIAGE_SHELL_BUILD: undefined };
    const jest = path.join('node_modules', 'jest', 'bin', 'jest.js');
    const child = spawn(process.execPath, [jest, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, limitMs);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      resolve({ hung, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
