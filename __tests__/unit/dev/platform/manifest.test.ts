import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readManifest } from '../../../../dev/platform';

it('finds the app’s modules, who answers them, and what they show', () => {
  const { modules, configurableEgress, egressHosts, frontEnds, folders } = readManifest(path.resolve(__dirname, '../../../..'));
  expect(modules).toMatchObject([
    { type: 'jira:issuePanel', resource: 'issue-panel', exportName: 'panel', timeoutSeconds: 25 },
    { type: 'jira:issueAction', resource: 'issue-panel', exportName: 'panel' },
    { type: 'jira:adminPage', resource: 'admin-page', exportName: 'admin' },
  ]);
  expect({ configurableEgress, egressHosts }).toEqual({ configurableEgress: true, egressHosts: [] });
  expect(Object.keys(frontEnds)).toEqual(['issue-panel', 'admin-page']);
  expect(Object.keys(folders)).toEqual(['icons']);
});

it('refuses a module that names an unknown function', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'manifest-'));
  const manifest = {
    app: { id: 'a' },
    modules: { function: [], 'jira:adminPage': [{ key: 'm', title: 't', resource: 'r', resolver: { function: 'lost' } }] },
    resources: [],
    permissions: { scopes: [] },
  };
  writeFileSync(path.join(folder, 'manifest.yml'), JSON.stringify(manifest));
  expect(() => readManifest(folder)).toThrow('Module m names the unknown function lost');
  rmSync(folder, { recursive: true });
});
