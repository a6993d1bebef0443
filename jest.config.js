'use strict';

const { availableParallelism } = require('node:os');

/** Packages that are ES modules alone, which jest loads in no other way than translated. */
const ES_MODULES = 'character-[^/]+/';

const transform = {
  [`^.+\\.(ts|tsx)$|/node_modules/${ES_MODULES}`]: [
    '@swc/jest',
    {
      jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    },
  ],
};

/**
 * Tests that need data of others, or that take long because they count: they run when a variable says so, e.g.
 * `CORPORA=/path npm test`. Without it they are no part of the suite, which `npm test` says.
 */
const leftOut = Object.entries(require('./dev/tasks/left-out.json')).flatMap(([name, { tests }]) => (process.env[name] ? [] : [tests]));

/** One jest project for each folder of tests, so that `npm test -- unit` can choose. */
function suite(name, timeout, globalSetup, globalTeardown) {
  return {
    displayName: name,
    rootDir: __dirname,
    testEnvironment: 'node',
    testMatch: [`<rootDir>/__tests__/${name}/**/*.test.{ts,tsx}`],
    testPathIgnorePatterns: ['/node_modules/', '<rootDir>/.offline/', ...leftOut],
    modulePathIgnorePatterns: ['<rootDir>/.offline/'],
    transform,
    transformIgnorePatterns: [`/node_modules/(?!${ES_MODULES})`],
    setupFilesAfterEnv: ['<rootDir>/__tests__/support/jest-setup.ts'],
    globals: { testTimeout: timeout },
    ...(globalSetup === undefined ? {} : { globalSetup: `<rootDir>/__tests__/support/${globalSetup}` }),
    ...(globalTeardown === undefined ? {} : { globalTeardown: `<rootDir>/__tests__/support/${globalTeardown}` }),
  };
}

/** @type {import('jest').Config} */
module.exports = {
  // More than there are cores: half of the time these tests wait for a process, a socket, a page or a time-out.
  maxWorkers: availableParallelism() + 2,
  // A worker keeps what it loaded for each test file, and one of a gigabyte takes longer to end than the half second
  // that jest waits, which jest reports as a leak. Replaced earlier, workers seldom meet that.
  workerIdleMemoryLimit: '512MB',
  collectCoverageFrom: ['src/**/*.ts'],
  projects: [
    // A time limit only ends a test that hangs: several times what the slowest one takes on a busy machine.
    suite('unit', 90_000),
    suite('flow', 240_000, 'build-app-once.ts'),
    suite('browser', 300_000, 'prepare-browser-tests.ts', 'close-browser.ts'),
    // The hosted endpoint's, with the packages of its own lock file.
    {
      ...suite('proxy', 180_000),
      globalSetup: '<rootDir>/proxy/test/support/install.ts',
      // What starts instances and commands starts those that were compiled for the tests.
      moduleNameMapper: { '/src/cluster/(fleet|instances)$': '<rootDir>/proxy/.test-build/cluster/$1.js' },
      testMatch: ['<rootDir>/proxy/test/**/*.test.ts'],
    },
  ],
};
