import { createRequire } from 'node:module';

const [unit] = createRequire(import.meta.url)('./jest.config.js').projects;

/**
 * Mutation testing of what decides and what guards, as far as unit tests reach it: each mutant changes one operator,
 * condition or literal, and some test has to fail. What only a flow shows is in dev/guards.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: [
    'src/{text,fields,issue}/**/*.ts',
    'src/triage/{question,suggestion}/**/*.ts',
    'src/triage/suggest/{begin-run,claim-budget}.ts',
    'src/settings/{effective-settings,migrate-settings,settings-faults,project/widening}.ts',
    'src/contract/{endpoint-address,mapping-faults,fold-name}.ts',
    'src/providers/endpoint/**/*.ts',
    'src/forge/jira/change-body.ts',
  ],
  // Tables that are filled while a module loads have no test of their own: each would take a run of everything.
  ignoreStatic: true,
  testRunner: 'jest',
  coverageAnalysis: 'perTest',
  jest: {
    projectType: 'custom',
    config: {
      ...unit,
      // That of the copy in which the mutants are.
      rootDir: undefined,
      // Attacks with thousands of texts, and tests of other code, are too slow to run once for each mutant.
      testPathIgnorePatterns: [
        ...unit.testPathIgnorePatterns,
        '/unit/(dev|docs|resources|support)/',
        '/(owned-model|forged-markers|.*corpora|real-issues|.*\\.property)\\.test',
      ],
    },
  },
  // Measured: 94 % of the mutants of `endpoint-address` and `change-body`; most that are left change nothing that shows.
  thresholds: { high: 90, low: 80, break: 75 },
  // Only what changed since the last run is tried again.
  incremental: true,
  incrementalFile: '.offline/mutation/incremental.json',
  tempDirName: '.offline/mutation/sandbox',
  ignorePatterns: ['.offline', 'coverage', 'docs', 'proxy'],
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: '.offline/mutation/report.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
