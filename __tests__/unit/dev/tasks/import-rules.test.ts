import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../..');

/** The smallest tree that uses every permission of the table once. */
const ALLOWED: Record<string, string> = {
  'tsconfig.json': '{ "compilerOptions": { "jsx": "react", "moduleResolution": "Bundler", "module": "ESNext" } }',
  'package.json': '{ "name": "fixture", "version": "1.0.0" }',
  'src/contract/shape.ts': "import { z } from 'zod';\nexport const shape = z;\nexport type Shape = string;",
  'src/errors/failure.ts': "import type { Shape } from '../contract/shape';\nexport type Failure = Shape;",
  'src/ports/store.ts': "import type { Failure } from '../errors/failure';\nexport type Store = Failure;",
  'src/domain/clean.ts':
    "import striptags from 'striptags';\nimport { decode } from 'entities';\nimport type { Store } from '../ports/store';\nexport const clean = (store: Store) => decode(striptags(store));",
  'src/use-cases/suggest.ts': "import { clean } from '../domain/clean';\nexport const suggest = clean;",
  'src/log/logger.ts': "import type { Failure } from '../errors/failure';\nexport const log = (failure: Failure) => failure;",
  'src/adapters/kvs-store.ts': "import { kvs } from '@forge/kvs';\nimport { log } from '../log/logger';\nexport const store = [kvs, log];",
  'src/entry/panel.ts':
    "import Resolver from '@forge/resolver';\nimport { store } from '../adapters/kvs-store';\nimport { suggest } from '../use-cases/suggest';\nexport const panel = [Resolver, store, suggest];",
  'src/index.ts': "export { panel } from './entry/panel';",
  'resources/common/text.ts': "import type { Shape } from '../../src/contract/shape';\nexport const text: Shape = 'x';",
  'resources/issue-panel/index.tsx':
    "import React from 'react';\nimport { Text } from '@forge/react';\nimport { invoke } from '@forge/bridge';\nimport { text } from '../common/text';\nexport const all = [React, Text, invoke, text];",
  'resources/admin-page/index.tsx': "import { text } from '../common/text';\nexport const page = text;",
  'dev/start.ts': "import { panel } from '../src/index';\nexport const start = panel;",
  '__tests__/unit/start.test.ts': "import { start } from '../../dev/start';\nexport const tested = start;",
};

const PACKAGES = ['zod', 'striptags', 'entities', 'react', 'lodash', '@forge/kvs', '@forge/resolver', '@forge/react', '@forge/bridge'];

/** Rule → a file with one forbidden import. The name of the file says what is wrong with it. */
const FORBIDDEN: [rule: string, file: string, source: string][] = [
  ['may-import/contract-errors-ports', 'src/contract/uses-domain.ts', "import '../domain/clean';"],
  [
    'may-import/contract-errors-ports',
    'src/ports/uses-forge-type.ts',
    "import type { kvs } from '@forge/kvs';\nexport type Kvs = typeof kvs;",
  ],
  ['may-import/log', 'src/log/uses-adapter.ts', "import '../adapters/kvs-store';"],
  [
    'may-import/domain',
    'src/domain/uses-adapter-type.ts',
    "import type { store } from '../adapters/kvs-store';\nexport type S = typeof store;",
  ],
  ['may-import/domain', 'src/domain/uses-forge.ts', "import '@forge/kvs';"],
  ['may-import/domain', 'src/domain/uses-files.ts', "import 'node:fs';"],
  ['may-import/use-cases', 'src/use-cases/uses-adapter.ts', "import '../adapters/kvs-store';"],
  ['may-import/use-cases', 'src/use-cases/uses-striptags.ts', "import 'striptags';"],
  ['may-import/adapters', 'src/adapters/uses-domain.ts', "import '../domain/clean';"],
  ['may-import/adapters', 'src/adapters/uses-use-case.ts', "import '../use-cases/suggest';"],
  ['may-import/adapters', 'src/adapters/uses-network.ts', "import 'node:https';"],
  ['may-import/entry', 'src/entry/uses-host.ts', "import '../../dev/start';"],
  ['may-import/entry', 'src/entry/uses-package.ts', "import 'lodash';"],
  ['may-import/resources', 'resources/common/uses-domain.ts', "import '../../src/domain/clean';"],
  ['may-import/resources', 'resources/issue-panel/uses-other-resource.ts', "import '../admin-page/index';"],
  ['may-import/resources', 'resources/common/uses-kvs.ts', "import '@forge/kvs';"],
  ['may-import/dev', 'dev/uses-test.ts', "import '../__tests__/unit/start.test';"],
  // A cycle of itself: a longer one is reported once, at either end.
  ['no-cycles', 'src/domain/cycle.ts', "import type { Loop } from './cycle';\nexport type Loop = string;"],
  ['no-unresolved', 'dev/uses-nothing.ts', "import './nothing';"],
  ['no-orphans', 'dev/left-over.ts', 'export const leftOver = 1;'],
];

interface CruiseResult {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

let tree: string;

beforeEach(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'import-rules-'));
  write(ALLOWED);
  for (const name of PACKAGES) {
    write({
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      [`node_modules/${name}/index.js`]: '',
    });
  }
});

afterEach(() => rmSync(tree, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), `${text}\n`);
  }
}

/** Runs the real tool with the project's rules over the tree. */
function cruise(): CruiseResult['summary']['violations'] {
  const tool = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const rules = path.join(ROOT, '.dependency-cruiser.cjs');
  const args = [tool, '--config', rules, '--output-type', 'json', 'src', 'resources', 'dev', '__tests__'];
  const output = execFileSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 1e8 });
  return (JSON.parse(output) as CruiseResult).summary.violations;
}

test('the rules accept every import that the table allows', () => {
  expect(cruise()).toEqual([]);
}, 30_000);

test('each rule refuses what it is there for', () => {
  write(Object.fromEntries(FORBIDDEN.map(([, file, source]) => [file, source])));
  const found = cruise().map(({ rule, from }) => `${rule.name} ${from}`);
  for (const [rule, file] of FORBIDDEN) expect(found).toContain(`${rule} ${file}`);
}, 30_000);

test('a shipped module that nothing reaches is refused', () => {
  write({ 'src/domain/unused.ts': "import './clean';\nexport const unused = 1;" });
  const found = cruise().map(({ rule, to }) => `${rule.name} ${to}`);
  expect(found).toEqual(['shipped-code-is-used src/domain/unused.ts']);
}, 30_000);
