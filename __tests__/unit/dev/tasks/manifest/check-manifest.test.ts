import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { checkManifest, type CheckedManifest } from '../../../../../dev/tasks/manifest/check-manifest';

const ROOT = path.resolve(__dirname, '../../../../..');
/** As `src/index.ts` has them. */
const EXPORTS = ['panel', 'admin', 'project', 'queue', 'runWorker', 'suggestTriage', 'upkeepWorker', 'daily', 'issueCreated'];
const complete = { exportNames: EXPORTS, exists: () => true };

/** The app's own manifest, so that each case differs from it in one place. */
function manifest(): CheckedManifest {
  return parse(readFileSync(path.join(ROOT, 'manifest.yml'), 'utf8')) as CheckedManifest;
}

// @promise least-privilege-scopes, no-own-hosting
test("the app's own manifest keeps its promises", () => {
  expect(checkManifest(manifest(), complete)).toEqual([]);
});

const BROKEN: [title: string, fault: RegExp, change: (changed: CheckedManifest) => void][] = [
  ['a scope too many', /scopes are .*manage:jira-configuration/, ({ permissions }) => permissions.scopes.push('manage:jira-configuration')],
  ['a scope too few', /the calls need/, ({ permissions }) => permissions.scopes.pop()],
  [
    'a host in the egress list',
    /external lists fetch/,
    ({ permissions }) => (permissions.external!['fetch'] = { backend: ['*.example.com'] }),
  ],
  ['pages of another host', /has remotes/, (changed) => (changed.remotes = [{ key: 'pages', baseUrl: 'https://pages.example.com' }])],
  ['no configurable egress', /configurable\.enabled/, ({ permissions }) => delete permissions.external],
  [
    'a handler that nothing exports',
    /does not export the handler gone/,
    ({ modules }) => (modules['function']![0]!.handler = 'index.gone'),
  ],
  [
    'a function that no module calls',
    /No module uses the function spare/,
    ({ modules }) => modules['function']!.push({ key: 'spare', handler: 'index.panel' }),
  ],
  [
    'a resource that no module shows',
    /No module uses the resource spare/,
    ({ resources }) => resources.push({ key: 'spare', path: 'resources/spare' }),
  ],
  ['a resource key beyond 23 characters', /too long/, ({ resources }) => (resources[0]!.key = 'a-key-of-24-characters-x')],
];

test.each(BROKEN)('refuses %s', (_title, fault, change) => {
  const changed = manifest();
  change(changed);
  expect(checkManifest(changed, complete).join('\n')).toMatch(fault);
});

test('refuses an export that the manifest does not name', () => {
  expect(checkManifest(manifest(), { ...complete, exportNames: [...EXPORTS, 'debug'] })).toEqual([
    'src/index.ts exports debug, which the manifest does not name.',
  ]);
});

test('refuses a path where nothing is', () => {
  const faults = checkManifest(manifest(), { ...complete, exists: (file) => !file.startsWith('resources/icons') });
  expect(faults).toContain('Resource icons is at resources/icons, where nothing is.');
  expect(faults).toContain('There is no icon icons;triage.svg.');
});
