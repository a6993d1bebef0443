import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../..');

/** The smallest tree that uses every permission of the table once. */
const ALLOWED: Record<string, string> = {
  'tsconfig.json': '{ "compilerOptions": { "jsx": "react", "moduleResolution": "Bundler", "module": "ESNext" } }',
  'package.json': '{ "name": "fixture", "version": "1.0.0" }',
  'src/contract/settings.ts': "import { z } from 'zod';\nexport const settings = z;\nexport type Shape = string;",
  'src/contract/shape.ts': "import type { Shape as Settings } from './settings';\nexport type Shape = Settings;",
  'src/fields/field.ts': "import type { Shape } from '../contract/shape';\nexport type Field = Shape;",
  'src/issue/issue.ts': "import type { Field } from '../fields/field';\nexport type Issue = Field;",
  'src/text/clean.ts':
    "import striptags from 'striptags';\nimport { characterEntities } from 'character-entities';\nimport type { Issue } from '../issue/issue';\nexport const clean = (issue: Issue) => [striptags(issue), characterEntities];",
  'src/access/person.ts': "import type { Shape } from '../contract/shape';\nexport type Person = Shape;",
  'src/providers/port.ts': "import type { Issue } from '../issue/issue';\nexport type Port = Issue;",
  'src/providers/endpoint/endpoint.ts':
    "import { settings } from '../../contract/settings';\nimport type { Port } from '../port';\nexport const ask = (port: Port) => [port, settings];",
  'src/reset/reset.ts': "import type { Person } from '../access/person';\nexport type Reset = Person;",
  'src/settings/settings.ts':
    "import type { Port } from '../providers/port';\nimport type { Reset } from '../reset/reset';\nexport type Settings = [Port, Reset];",
  'src/statistics/sum.ts': "import type { Reset } from '../reset/reset';\nexport type Sum = Reset;",
  'src/health/activity.ts': "import type { Port } from '../providers/port';\nexport type Activity = Port;",
  'src/triage/suggestion/suggestion.ts': "import type { Settings } from '../../settings/settings';\nexport type Suggestion = Settings;",
  'src/triage/question/ask.ts':
    "import { clean } from '../../text/clean';\nimport type { Suggestion } from '../suggestion/suggestion';\nexport const question = (suggestion: Suggestion) => [suggestion, clean];",
  'src/triage/suggest/suggest.ts':
    "import { question } from '../question/ask';\nimport type { Sum } from '../../statistics/sum';\nexport const suggest = (sum: Sum) => [sum, question];",
  'src/triage/decide/apply.ts': "import { suggest } from '../suggest/suggest';\nexport const apply = suggest;",
  'src/triage/trial/try.ts':
    "import { apply } from '../decide/apply';\nimport type { Activity } from '../../health/activity';\nexport const trial = (activity: Activity) => [activity, apply];",
  'src/forge/storage/kvs-store.ts': "import { kvs } from '@forge/kvs';\nexport const store = kvs;",
  'src/forge/entry/panel.ts':
    "import Resolver from '@forge/resolver';\nimport { store } from '../storage/kvs-store';\nimport { trial } from '../../triage/trial/try';\nimport { ask } from '../../providers/endpoint/endpoint';\nexport const panel = [Resolver, store, trial, ask];",
  'src/index.ts': "export { panel } from './forge/entry/panel';",
  'resources/common/text.ts': "import type { Shape } from '../../src/contract/shape';\nexport const text: Shape = 'x';",
  'resources/issue-panel/index.tsx':
    "import React from 'react';\nimport { Text } from '@forge/react';\nimport { invoke } from '@forge/bridge';\nimport { text } from '../common/text';\nexport const all = [React, Text, invoke, text];",
  'resources/admin-page/index.tsx': "import { text } from '../common/text';\nexport const page = text;",
  'dev/start.ts': "import { panel } from '../src/index';\nexport const start = panel;",
  '__tests__/unit/start.test.ts': "import { start } from '../../dev/start';\nexport const tested = start;",
};

const PACKAGES = [
  'zod',
  'striptags',
  'character-entities',
  'react',
  'lodash',
  '@forge/kvs',
  '@forge/resolver',
  '@forge/react',
  '@forge/bridge',
];

/** Rule → a file with one forbidden import. The name of the file says what is wrong with it. */
const FORBIDDEN: [rule: string, file: string, source: string][] = [
  ['may-import/contract', 'src/contract/uses-text.ts', "import '../text/clean';"],
  ['may-import/contract', 'src/contract/uses-forge-type.ts', "import type { kvs } from '@forge/kvs';\nexport type Kvs = typeof kvs;"],
  ['may-import/fields-issue', 'src/fields/uses-text.ts', "import '../text/clean';"],
  ['may-import/fields-issue', 'src/issue/uses-zod.ts', "import 'zod';"],
  ['may-import/text', 'src/text/uses-settings.ts', "import type { Settings } from '../settings/settings';\nexport type S = Settings;"],
  ['may-import/text', 'src/text/uses-files.ts', "import 'node:fs';"],
  ['may-import/access', 'src/access/uses-settings.ts', "import '../settings/settings';"],
  ['may-import/providers', 'src/providers/uses-triage.ts', "import '../triage/question/ask';"],
  ['may-import/providers', 'src/providers/endpoint/uses-forge.ts', "import '@forge/kvs';"],
  ['may-import/reset', 'src/reset/uses-settings.ts', "import '../settings/settings';"],
  ['may-import/settings', 'src/settings/uses-triage.ts', "import '../triage/suggest/suggest';"],
  ['may-import/settings', 'src/settings/uses-one-provider.ts', "import '../providers/endpoint/endpoint';"],
  ['may-import/statistics', 'src/statistics/uses-triage.ts', "import '../triage/suggest/suggest';"],
  ['may-import/health', 'src/health/uses-triage.ts', "import '../triage/suggest/suggest';"],
  ['may-import/triage', 'src/triage/suggest/uses-store.ts', "import '../../forge/storage/kvs-store';"],
  ['may-import/triage', 'src/triage/question/uses-striptags.ts', "import 'striptags';"],
  ['triage-order/suggestion', 'src/triage/suggestion/uses-question.ts', "import '../question/ask';"],
  ['triage-order/question', 'src/triage/question/uses-suggest.ts', "import '../suggest/suggest';"],
  ['triage-order/suggest', 'src/triage/suggest/uses-decide.ts', "import '../decide/apply';"],
  ['triage-order/decide', 'src/triage/decide/uses-trial.ts', "import '../trial/try';"],
  ['may-import/forge', 'src/forge/uses-host.ts', "import '../../dev/start';"],
  ['may-import/forge', 'src/forge/uses-network.ts', "import 'node:https';"],
  ['may-import/index', 'src/index.ts', "export { panel } from './forge/entry/panel';\nimport './text/clean';"],
  ['may-import/resources', 'resources/common/uses-text.ts', "import '../../src/text/clean';"],
  ['may-import/resources', 'resources/issue-panel/uses-other-resource.ts', "import '../admin-page/index';"],
  ['may-import/resources', 'resources/common/uses-kvs.ts', "import '@forge/kvs';"],
  [
    'no-schemas-in-front-ends',
    'resources/common/uses-schema.ts',
    "import { settings } from '../../src/contract/settings';\nexport const one = settings;",
  ],
  ['no-schemas-in-front-ends', 'src/contract/uses-zod.ts', "import { z } from 'zod';\nexport const one = z;"],
  ['may-import/dev', 'dev/uses-test.ts', "import '../__tests__/unit/start.test';"],
  // A cycle of itself: a longer one is reported once, at either end.
  ['no-cycles', 'src/text/cycle.ts', "import type { Loop } from './cycle';\nexport type Loop = string;"],
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
});

test('each rule refuses what it is there for', () => {
  write(Object.fromEntries(FORBIDDEN.map(([, file, source]) => [file, source])));
  const found = cruise().map(({ rule, from }) => `${rule.name} ${from}`);
  for (const [rule, file] of FORBIDDEN) expect(found).toContain(`${rule} ${file}`);
});

test('a shipped module that nothing reaches is refused', () => {
  write({ 'src/text/unused.ts': "import './clean';\nexport const unused = 1;" });
  const found = cruise().map(({ rule, to }) => `${rule.name} ${to}`);
  expect(found).toEqual(['shipped-code-is-used src/text/unused.ts']);
});
