import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { namePattern, type Guard } from './guard';

/** How a guard's tests ended. `unloaded`: a file could not be loaded, or the app not be built. `hung`: nothing ended within the time. */
export interface TestOutcome {
  passed: number;
  failed: string[];
  unloaded: boolean;
  hung: boolean;
  output: string;
}

interface Report {
  numPassedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

/** What became of a guard. Only `kept` is good. */
export type Verdict =
  /** Taken away, and a test failed. */
  | 'kept'
  /** Taken away, and every test passed all the same. */
  | 'UNGUARDED'
  /** A test fails, or none runs, with the guard in its place. */
  | 'NOT GREEN'
  /** Without it the code cannot even be loaded, which shows nothing. */
  | 'BROKEN';

export function judge(before: TestOutcome, after: TestOutcome): Verdict {
  if (before.passed === 0 || before.failed.length > 0 || before.unloaded || before.hung) return 'NOT GREEN';
  // A loop without end is noticed, too: no run of the tests could be green.
  if (after.hung || after.failed.length > 0) return 'kept';
  return after.unloaded ? 'BROKEN' : 'UNGUARDED';
}

/** Far longer than any of the tests; a guard that is gone may mean a loop without end. */
const LIMIT_MS = 600_000;

function readReport(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return null;
  }
}

/** Runs a guard's tests alone, in the given copy of the project. */
export async function runTests(folder: string, tests: Guard['tests']): Promise<TestOutcome> {
  const reportFile = path.join(folder, 'jest-report.json');
  rmSync(reportFile, { force: true });
  const args = ['--json', `--outputFile=${reportFile}`, '--runInBand', '--testNamePattern', namePattern(Object.values(tests))];
  const { hung, output } = await runJest(folder, [...args, '--runTestsByPath', ...Object.keys(tests)]);
  const report = readReport(reportFile);
  const failed = report?.testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed')) ?? [];
  return {
    passed: report?.numPassedTests ?? 0,
    failed: failed.map(({ fullName }) => fullName),
    unloaded: report === null || report.numRuntimeErrorTestSuites > 0,
    hung,
    output,
  };
}

function runJest(folder: string, args: string[]): Promise<{ hung: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    // The copy builds the app for itself.
    const env = { ...process.env, AUTO_TRIAGE_APP_BUILD: undefined, AUTO_TRIAGE_SHELL_BUILD: undefined };
    const jest = path.join('node_modules', 'jest', 'bin', 'jest.js');
    const child = spawn(process.execPath, [jest, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
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
