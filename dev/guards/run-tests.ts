import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { namePattern, type GuardTest } from './guard';

/** How the named tests ended. `unloaded`: a file could not be loaded, or the app not be built. */
export interface TestOutcome {
  passed: string[];
  failed: string[];
  unloaded: boolean;
  /** Nothing ended within the time. */
  hung: boolean;
  output: string;
}

interface Report {
  numRuntimeErrorTestSuites: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

/** Far longer than any of the tests; a guard that is gone may mean a loop without end. */
const LIMIT_MS = 600_000;

function suiteOf(file: string): string {
  return file.split('/')[1] ?? '';
}

function readReport(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return null;
  }
}

/** Runs the named tests alone, in the given copy of the project. */
export async function runTests(folder: string, tests: readonly GuardTest[]): Promise<TestOutcome> {
  const reportFile = path.join(folder, 'jest-report.json');
  rmSync(reportFile, { force: true });
  const files = [...new Set(tests.map(({ file }) => file))];
  const suites = [...new Set(files.map(suiteOf))];
  const args = [
    '--json',
    `--outputFile=${reportFile}`,
    '--runInBand',
    '--selectProjects',
    ...suites,
    '--testNamePattern',
    namePattern(tests),
    '--runTestsByPath',
    ...files,
  ];
  const { hung, output } = await run(folder, [path.join('node_modules', 'jest', 'bin', 'jest.js'), ...args]);
  const report = readReport(reportFile);
  const results = report?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? [];
  const named = (status: string): string[] => results.filter((result) => result.status === status).map(({ fullName }) => fullName);
  return {
    passed: named('passed'),
    failed: named('failed'),
    unloaded: report === null || report.numRuntimeErrorTestSuites > 0,
    hung,
    output,
  };
}

function run(folder: string, args: string[]): Promise<{ hung: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    // The copy builds the app for itself.
    const env = { ...process.env, AUTO_TRIAGE_APP_BUILD: undefined, AUTO_TRIAGE_SHELL_BUILD: undefined };
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, LIMIT_MS);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      resolve({ hung, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
