'use strict';

/**
 * Who may import whom, types included. Each rule of `MAY_IMPORT` is complete:
 * whatever it does not list, packages and Node's own modules too, is refused.
 */

const { builtinModules } = require('node:module');

const NODE = `^(node:)?(${builtinModules.join('|')})$`;
/** Modules that an esbuild plugin of the shell's build makes up. */
const VIRTUAL = '^virtual:';
const packages = (...names) => names.map((name) => `^node_modules/(@types/)?${name}(/|$)`);
const folders = (...names) => names.map((name) => `^src/${name}/`);

/** What the manifest names. */
const ENTRIES = ['^src/index\\.ts$', '^resources/[^/]+/index\\.tsx$'];

const MAY_IMPORT = {
  'contract-errors-ports': { from: '^src/(contract|errors|ports)/', to: [...folders('contract', 'errors', 'ports'), ...packages('zod')] },
  log: { from: '^src/log/', to: folders('log', 'contract', 'errors', 'ports') },
  domain: {
    from: '^src/domain/',
    to: [...folders('domain', 'contract', 'errors', 'ports'), ...packages('zod', 'striptags', 'entities'), '^(node:)?crypto$'],
  },
  'use-cases': { from: '^src/use-cases/', to: folders('use-cases', 'domain', 'contract', 'errors', 'ports') },
  adapters: {
    from: '^src/adapters/',
    to: [...folders('adapters', 'contract', 'ports', 'errors', 'log'), ...packages('@forge/[^/]+', 'zod'), '^(node:)?crypto$'],
  },
  entry: {
    from: '^src/entry/',
    to: [
      ...folders('entry', 'use-cases', 'adapters', 'domain', 'contract', 'ports', 'errors', 'log'),
      ...packages('@forge/[^/]+', 'zod'),
      '^(node:)?crypto$',
    ],
  },
  index: { from: '^src/index\\.ts$', to: folders('entry') },
  resources: {
    from: '^resources/([^/]+)/',
    to: ['^resources/(common|$1)/', ...folders('contract'), ...packages('@forge/react', '@forge/bridge', 'react')],
  },
  dev: { from: '^dev/(?!(bench|attacks)/)', to: ['^(dev|src|resources)/', '^package\\.json$', '^node_modules/', NODE, VIRTUAL] },
  'bench-attacks': { from: '^dev/(bench|attacks)/', to: ['^(dev|src)/', '^__tests__/fixtures/', '^node_modules/', NODE] },
};

const allowlists = Object.entries(MAY_IMPORT).map(([name, { from, to }]) => ({
  name: `may-import/${name}`,
  severity: 'error',
  from: { path: from },
  to: { pathNot: to },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...allowlists,
    {
      name: 'loaded-late',
      comment: 'What a cold function rarely needs is evaluated where it is needed: docs/decisions/014.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: ['^(node:)?crypto$', '^node_modules/@forge/events/', '^src/domain/text/decode-entities\\.ts$'],
        dependencyTypesNot: ['require', 'process-get-builtin-module', 'type-only', 'type-import'],
      },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: VIRTUAL } },
    {
      name: 'no-orphans',
      comment: 'A module that nothing imports and that imports nothing is left over.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(src|resources|dev|__tests__)/',
        pathNot: ['\\.d\\.ts$', '\\.test\\.tsx?$', '^dev/run\\.mjs$', '^dev/shell/bridge-client\\.ts$', '^__tests__/fixtures/[^/]+/'],
      },
      to: {},
    },
    {
      name: 'shipped-code-is-used',
      comment: 'Everything in src and resources is reached from what the manifest names.',
      severity: 'error',
      from: { path: ENTRIES },
      to: { path: '^(src|resources)/.*\\.tsx?$', pathNot: ENTRIES, reachable: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^\\.offline/', '^coverage/', '^proxy/'] },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
