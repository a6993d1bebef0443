import path from 'node:path';
import { ROOT } from '../../../../dev/tasks/command';
import { chooseSuites, countReport, type JestReport } from '../../../../dev/tasks/jest';

const report = (file: string, statuses: string[]): JestReport => ({
  numPassedTests: statuses.filter((status) => status === 'passed').length,
  numFailedTests: statuses.filter((status) => status === 'failed').length,
  numRuntimeErrorTestSuites: 0,
  testResults: [{ name: path.join(ROOT, file), assertionResults: statuses.map((status) => ({ status, fullName: `is ${status}` })) }],
});

test('a suite is chosen by its name, and the rest is left to jest', () => {
  expect(chooseSuites(['flow', 'undo'])).toEqual(['undo', '--selectProjects', 'flow']);
  expect(chooseSuites(['-t', 'keeps'])).toEqual(['-t', 'keeps']);
});

test('a file that cannot be loaded counts as a failure', () => {
  expect(countReport({ ...report('__tests__/unit/a.test.ts', ['passed']), numRuntimeErrorTestSuites: 2 })).toMatchObject({
    passed: 1,
    failed: 2,
  });
});

test('a browser test that did not run says how to install a browser', () => {
  const { skipped } = countReport(report('__tests__/browser/a.test.ts', ['passed', 'pending']));
  expect(skipped).toEqual([{ name: 'is pending', reason: expect.stringContaining('apt-get install chromium') }]);
});

test('any other test that did not run names its file', () => {
  const { skipped } = countReport(report('__tests__/unit/a.test.ts', ['todo']));
  expect(skipped).toEqual([{ name: 'is todo', reason: expect.stringContaining('__tests__/unit/a.test.ts') }]);
});
