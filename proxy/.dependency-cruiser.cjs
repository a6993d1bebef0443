'use strict';

/**
 * Who may import whom in the hosted endpoint, types included. Each row is complete: whatever it does not list,
 * packages and Node's own modules too, is refused. A layer further down knows nothing of those above it:
 *
 *   api → http · store · upstream · metrics → access · flow → chat · log · tls · config · errors
 */

const { builtinModules } = require('node:module');

const packages = (...names) => names.map((name) => `^(\\.\\./)?node_modules/(@types/)?${name}(/|$)`);
const folders = (...names) => names.map((name) => `^src/${name}/`);
const node = (...names) => names.map((name) => `^(node:)?${name}$`);
const CLOCK = '^src/clock\\.ts$';
const CANCEL = '^src/cancel-signal\\.ts$';
/** What starts it, and what another program may use. */
const ENTRIES = ['^src/main\\.ts$', '^src/tokens-main\\.ts$', '^src/cluster-main\\.ts$', '^src/index\\.ts$'];

const MAY_IMPORT = {
  config: [...folders('config'), ...packages('zod'), ...node('fs', 'os', 'path')],
  errors: folders('errors'),
  chat: [...folders('chat'), ...packages('zod')],
  log: [...folders('log'), CLOCK, ...packages('sonic-boom'), ...node('fs', 'path')],
  tls: [...folders('tls', 'config'), ...packages('selfsigned'), ...node('crypto', 'fs', 'tls')],
  access: [...folders('access', 'config', 'errors'), CLOCK, ...packages('zod', 'proper-lockfile'), ...node('crypto', 'fs', 'net', 'path')],
  flow: [...folders('flow', 'errors'), CANCEL],
  store: [
    ...folders('store', 'access', 'flow', 'config', 'errors', 'tls'),
    CLOCK,
    CANCEL,
    ...packages('ioredis', 'pg', 'node-pg-migrate'),
    ...node('crypto', 'fs', 'path'),
  ],
  upstream: [...folders('upstream', 'chat', 'config'), CANCEL, ...packages('undici', 'zod'), ...node('fs')],
  metrics: [...folders('metrics', 'log', 'config'), ...packages('prom-client'), ...node('http')],
  http: [...folders('http', 'config', 'errors', 'log', 'tls'), CANCEL, ...node('crypto', 'http', 'https', 'net', 'stream', 'tls')],
  api: [...folders('api', 'access', 'chat', 'config', 'errors', 'http', 'log', 'metrics', 'store', 'upstream'), CLOCK, ...packages('zod')],
  commands: [...folders('commands', 'access', 'config', 'store'), ...node('os', 'path', 'util')],
  cluster: [
    ...folders('cluster', 'config', 'tls'),
    ...packages('pg'),
    ...node('child_process', 'crypto', 'fs', 'net', 'path', 'timers/promises', 'util'),
  ],
  demo: [...folders('demo'), ...node('http', 'net')],
  process: [...folders('process'), ...node('fs')],
};

const allowlists = Object.entries(MAY_IMPORT).map(([name, to]) => ({
  name: `may-import/${name}`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { pathNot: to },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...allowlists,
    {
      name: 'may-import/unknown-folder',
      comment: 'A new folder gets a row above before it imports anything.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: folders(...Object.keys(MAY_IMPORT)) },
      to: {},
    },
    {
      name: 'may-import/service',
      comment: 'The service knows neither its tests and its benchmark nor the app.',
      severity: 'error',
      from: { path: '^src/' },
      to: { pathNot: ['^src/', '^(\\.\\./)?node_modules/', `^(node:)?(${builtinModules.join('|')})$`] },
    },
    {
      name: 'may-import/entries',
      comment: 'Nobody imports what starts the service, and only the entries and the benchmark what another program may use.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: ENTRIES },
    },
    {
      name: 'may-import/bench',
      comment: 'The benchmark measures the service as another program uses it.',
      severity: 'error',
      from: { path: '^bench/' },
      to: { path: ['^src/', '^test/'], pathNot: ['^src/index\\.ts$', '^src/tls/', '^src/cluster/'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dead-code',
      comment: 'Every module of the service is reached from an entry.',
      severity: 'error',
      from: { path: ENTRIES },
      to: { path: '^src/', pathNot: ENTRIES, reachable: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(dist|\\.bench|\\.state)/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
