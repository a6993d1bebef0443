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
    { type: 'jira:projectSettingsPage', resource: 'project-page', exportName: 'project' },
    { type: 'jira:projectPage', resource: 'triage-page', exportName: 'queue' },
  ]);
  expect({ configurableEgress, egressHosts }).toEqual({ configurableEgress: true, egressHosts: [] });
  expect(Object.keys(frontEnds)).toEqual(['issue-panel', 'admin-page', 'project-page', 'action-form', 'triage-page']);
  expect(Object.keys(folders)).toEqual(['icons']);
});

it('finds the consumers and the scheduled triggers with Forge’s times: 55 seconds, or what is asked for up to 15 minutes', () => {
  const { consumers, schedules } = readManifest(path.resolve(__dirname, '../../../fixtures/platform-app'));
  expect(consumers).toEqual([
    { key: 'probe-worker', queue: 'work', exportName: 'worker', timeoutSeconds: 55 },
    { key: 'probe-hasty-worker', queue: 'hasty-work', exportName: 'worker', timeoutSeconds: 2 },
    { key: 'probe-slow-worker', queue: 'slow-work', exportName: 'worker', timeoutSeconds: 900 },
  ]);
  expect(schedules).toEqual([{ key: 'probe-hourly', interval: 'hour', exportName: 'hourly', timeoutSeconds: 55 }]);
});

it('finds how much memory a function may use, and takes Forge’s 512 MB where nothing is said', () => {
  expect(readManifest(path.resolve(__dirname, '../../../fixtures/platform-app')).memoryMegabytes).toBe(256);
  const folder = mkdtempSync(path.join(tmpdir(), 'manifest-'));
  const manifest = { app: { id: 'a' }, modules: { function: [] }, resources: [], permissions: { scopes: [] } };
  writeFileSync(path.join(folder, 'manifest.yml'), JSON.stringify(manifest));
  expect(readManifest(folder)).toMatchObject({ memoryMegabytes: 512, nodeMajor: 22, translations: null });
  rmSync(folder, { recursive: true });
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
