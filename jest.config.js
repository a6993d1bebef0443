'use strict';

const transform = {
  '^.+\\.(ts|tsx)$': [
    '@swc/jest',
    {
      jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    },
  ],
};

/**
 * Tests over data of others, which the project does not hold: they run when a variable says where the data is,
 * e.g. `CORPORA=/path npm test`. Without it they are no part of the suite, which `npm test` says.
 */
const withoutData = Object.entries(require('./dev/tasks/over-data-of-others.json')).flatMap(([name, { tests }]) =>
  process.env[name] ? [] : [tests],
);

/** One jest project for each folder of tests, so that `npm test -- unit` can choose. */
function suite(name, timeout, globalSetup) {
  return {
    displayName: name,
    rootDir: __dirname,
    testEnvironment: 'node',
    testMatch: [`<rootDir>/__tests__/${name}/**/*.test.{ts,tsx}`],
    testPathIgnorePatterns: ['/node_modules/', '<rootDir>/.offline/', ...withoutData],
    modulePathIgnorePatterns: ['<rootDir>/.offline/'],
    transform,
    setupFilesAfterEnv: ['<rootDir>/__tests__/support/jest-setup.ts'],
    globals: { testTimeout: timeout },
    ...(globalSetup === undefined ? {} : { globalSetup: `<rootDir>/__tests__/support/${globalSetup}` }),
  };
}

/** @type {import('jest').Config} */
module.exports = {
  // By default jest leaves one core idle, which is half of two; and these tests wait more than they compute.
  maxWorkers: '100%',
  // A worker keeps what it loaded for each test file, and one of a gigabyte takes longer to end than the half second
  // that jest waits, which jest reports as a leak. Replaced earlier, workers seldom meet that.
  workerIdleMemoryLimit: '512MB',
  projects: [
    suite('unit', 10_000),
    suite('flow', 30_000, 'build-app-once.ts'),
    suite('browser', 60_000, 'build-all-once.ts'),
    // The hosted endpoint's, with the packages of its own lock file.
    { ...suite('proxy', 60_000), testMatch: ['<rootDir>/proxy/test/**/*.test.ts'] },
  ],
};
