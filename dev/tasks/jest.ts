import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runNode } from './command';
import { HOW_TO_INSTALL_A_BROWSER } from './find-browser';
import type { Tally } from './tally';

/** The part of jest's JSON report that is counted. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  /** Files that could not even be loaded. */
  numRuntimeErrorTestSuites: number;
  testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[];
}

export const SUITES = ['unit', 'flow', 'browser', 'proxy'];

/** Runs jest with its output on the terminal. */
export async function runJest(args: string[], env: Record<string, string>): Promise<Tally> {
  const reportFile = path.join(ROOT, '.offline', 'jest-report.json');
  mkdirSync(path.dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });
  const command = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${reportFile}`, ...chooseSuites(args)];
  const { exitCode } = await runNode(command, { env, live: true });
  const tally = countReport(readReport(reportFile));
  // A global set-up that fails, or an open handle that ends the run, is in the exit code alone.
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** `unit`, `flow`, `browser` and `proxy` name a suite; everything else is jest's own. */
export function chooseSuites(args: string[]): string[] {
  const chosen = args.filter((arg) => SUITES.includes(arg));
  const others = args.filter((arg) => !SUITES.includes(arg));
  return chosen.length === 0 ? others : [...others, '--selectProjects', ...chosen];
}

function readReport(file: string): JestReport {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestReport;
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0, testResults: [] };
  }
}

export function countReport(report: JestReport): Tally {
  const skipped = report.testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => ({ name: fullName, reason: reasonFor(file) })),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites, skipped };
}

function reasonFor(file: string): string {
  const relative = path.relative(ROOT, file).split(path.sep).join('/');
  return relative.startsWith('__tests__/browser/') ? HOW_TO_INSTALL_A_BROWSER : `switched off in ${relative}. Remove the skip there.`;
}
