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

/** The providers' port: what asks a model sees of them. */
const PROVIDER_PORT = '^src/providers/[^/]+\\.ts$';
/** What is stored of a profile, and the provider that answers from it and learns from decisions. */
const PROFILE_STORE = '^src/profile/store/profile-store\\.ts$';
const BUILT_IN = '^src/providers/built-in/[^/]+\\.ts$';
const CRYPTO = '^(node:)?crypto$';
const ZLIB = '^(node:)?zlib$';
const ZOD = packages('zod');

/** Modules of the contract that build schemas. The rest of it is what front ends may carry. */
const SCHEMAS = '^src/contract/(settings|project-settings|untriaged|issue-key|shapes|error-body|[a-z]+-payloads?)\\.ts$';

/** What a subject that somebody acts on may import, beside the subjects that it builds on. */
const GROUND = [...folders('contract', 'fields', 'issue', 'text', 'access', 'budget'), PROVIDER_PORT, PROFILE_STORE, ...ZOD];

/** What a front end may import, beside its own folder and what all of them share. */
const FRONT_END = [...folders('contract'), ...packages('@forge/react', '@forge/bridge', 'react')];

const MAY_IMPORT = {
  contract: { from: '^src/contract/', to: [...folders('contract'), ...ZOD] },
  'fields-issue': { from: '^src/(fields|issue)/', to: folders('contract', 'fields', 'issue') },
  text: {
    from: '^src/text/',
    to: [...folders('text', 'contract', 'fields', 'issue'), ...packages('striptags', 'character-[^/]+'), CRYPTO],
  },
  profile: { from: '^src/profile/', to: [...folders('profile', 'contract', 'fields', 'issue', 'text'), ...ZOD, ZLIB] },
  budget: { from: '^src/budget/', to: folders('budget', 'contract') },
  access: { from: '^src/access/', to: folders('access', 'contract') },
  providers: {
    from: '^src/providers/',
    to: [...folders('providers', 'contract', 'fields', 'issue', 'profile'), '^src/text/hash\\.ts$', ...ZOD],
  },
  reset: { from: '^src/reset/', to: [...folders('reset'), ...GROUND] },
  settings: { from: '^src/settings/', to: [...folders('settings', 'reset'), ...GROUND] },
  learning: { from: '^src/learning/', to: [...folders('learning', 'profile', 'settings', 'reset'), ...GROUND] },
  statistics: { from: '^src/statistics/', to: [...folders('statistics', 'reset'), ...GROUND] },
  health: { from: '^src/health/', to: [...folders('health'), ...GROUND] },
  triage: { from: '^src/triage/', to: [...folders('triage', 'settings', 'statistics', 'health', 'reset'), BUILT_IN, ...GROUND] },
  queue: { from: '^src/queue/', to: [...folders('queue', 'triage', 'settings'), ...GROUND] },
  coach: { from: '^src/coach/', to: [...folders('coach', 'queue', 'triage', 'settings', 'statistics'), ...GROUND] },
  forge: { from: '^src/forge/', to: ['^src/(?!index\\.ts$)', ...packages('@forge/[^/]+', 'zod'), CRYPTO] },
  index: { from: '^src/index\\.ts$', to: ['^src/forge/entry/'] },
  resources: { from: '^resources/(?!triage-page/)([^/]+)/', to: ['^resources/(common|$1)/', ...FRONT_END] },
  // What it shows of an issue is the issue panel's own.
  'triage-page': { from: '^resources/triage-page/', to: ['^resources/(common|issue-panel|triage-page)/', ...FRONT_END] },
  dev: { from: '^dev/(?!(bench|attacks)/)', to: ['^(dev|src|resources)/', '^package\\.json$', '^node_modules/', NODE, VIRTUAL] },
  'bench-attacks': { from: '^dev/(bench|attacks)/', to: ['^(dev|src)/', '^__tests__/fixtures/', '^node_modules/', NODE] },
};

/** The steps of triage; each may import those before it. */
const STEPS = ['suggestion', 'mark', 'live', 'question', 'suggest', 'decide', 'trial'];

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
    ...STEPS.slice(0, -1).map((step, index) => ({
      name: `triage-order/${step}`,
      comment: 'A suggestion is asked for before it is made, and made before somebody decides about it.',
      severity: 'error',
      from: { path: `^src/triage/${step}/` },
      to: { path: `^src/triage/(${STEPS.slice(index + 1).join('|')})/` },
    })),
    {
      name: 'loaded-late',
      comment: 'What a cold function rarely needs is evaluated where it is needed: docs/decisions/014.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: ['^(node:)?crypto$', '^node_modules/@forge/(events|llm|realtime)/', '^src/text/decode-entities\\.ts$'],
        dependencyTypesNot: ['require', 'process-get-builtin-module', 'type-only', 'type-import'],
      },
    },
    {
      name: 'no-schemas-in-front-ends',
      comment: 'zod is larger than all that a front end draws: of a schema, it and what it imports take the type alone.',
      severity: 'error',
      from: { path: '^(resources|src/contract)/', pathNot: SCHEMAS },
      to: { path: [SCHEMAS, ...ZOD], dependencyTypesNot: ['type-only', 'type-import'] },
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
    // The calls of real clients run where those are installed, which is not here.
    exclude: { path: ['^\\.offline/', '^coverage/', '^proxy/', '^dev/clients/endpoints/calls\\.mjs$'] },
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
