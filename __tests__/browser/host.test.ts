import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { buildAppWithEsbuild } from '../../dev/build/esbuild-app';
import { createHost, type Host } from '../../dev/host';
import { shellBuild } from '../support/app-build';
import { describeInBrowser, launch } from '../support/browser';
import { WAIT_MS } from './support/browser-site';
import { Complaints } from './support/complaints';

const FIXTURES = path.resolve(__dirname, '../fixtures');
const APP = path.join(FIXTURES, 'platform-app');
const SETTINGS = '/projects/SHOP/settings/apps/probe-project';
const complaints = new Complaints();
let folder: string;
let host: Host;
let browser: Browser;
let page: Page;

async function open(address: string, role: string): Promise<void> {
  const { accountId } = host.jira.people.find((person) => person.role === role)!;
  await page.goto(host.url + address);
  await page.getByLabel('Person', { exact: true }).selectOption(accountId);
}

describeInBrowser('the offline host', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'host-app-'));
    const app = await buildAppWithEsbuild(APP, folder);
    await build({
      entryPoints: [path.join(FIXTURES, 'settings-probe/index.tsx')],
      outfile: path.join(folder, 'settings-probe/main.js'),
      bundle: true,
      format: 'iife',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'error',
    });
    const resources = { ...app.resources, page: path.join(folder, 'settings-probe') };
    host = await createHost({
      port: 0,
      stateFile: null,
      configured: false,
      build: { ...app, resources },
      shellDir: shellBuild(),
      appDir: APP,
    });
    browser = await launch();
    page = await browser.newPage({ colorScheme: 'light' });
    page.setDefaultTimeout(WAIT_MS);
    complaints.watch(page);
  });

  afterEach(() => expect(complaints.take()).toEqual([]));

  afterAll(async () => {
    await browser.close();
    await host.close();
    rmSync(folder, { recursive: true });
  });

  describe('in the settings of a project', () => {
    test('shows the app’s page to who administers it, on the way from the project’s issues', async () => {
      await open('/projects/SHOP', 'project-administrator');
      await page.getByTestId('link-project-settings').click();
      await page.getByTestId('context').getByText('"key":"SHOP"').waitFor();
      expect(new URL(page.url()).pathname).toBe(SETTINGS);
      expect(JSON.parse(await page.getByTestId('context').innerText())).toMatchObject({
        type: 'jira:projectSettingsPage',
        project: { id: '10001', key: 'SHOP' },
      });
      await page.getByTestId('answer').getByText('"key":"SHOP"').waitFor();
      expect(await page.getByLabel('Breadcrumbs').innerText()).toMatch(/Projects\s*\/\s*Web shop\s*\/\s*Project settings\s*\/\s*Apps/u);
      expect(await page.title()).toMatch(/^SHOP settings/u);
      await page.getByLabel('Breadcrumbs').getByRole('link', { name: 'Web shop' }).click();
      await page.getByTestId('issue-list').waitFor();
    });

    test.each(['agent', 'viewer'])('shows nothing of the app to the %s, neither link nor page', async (role) => {
      host.recorder.clear();
      await open('/projects/SHOP', role);
      await page.getByTestId('issue-list').waitFor();
      expect(await page.getByTestId('link-project-settings').count()).toBe(0);
      await page.goto(host.url + SETTINGS);
      await page.getByText('You need to administer this project').waitFor();
      expect(await page.locator('iframe').count()).toBe(0);
      expect(host.recorder.calls).toEqual([]);
    });

    test('refuses another project of the one who administers this one, and hides a project that they may not see', async () => {
      host.recorder.clear();
      await open('/projects/APP/settings/apps/probe-project', 'project-administrator');
      await page.getByText('You need to administer this project').waitFor();
      await page.goto(`${host.url}/projects/PPL/settings/apps/probe-project`);
      await page.getByText('There is no project PPL for you').waitFor();
      expect(await page.locator('iframe').count()).toBe(0);
      expect(host.recorder.calls).toEqual([]);
      await complaints.expectOne(/^404 \/rest\/api\/3\/project\/PPL/u);
      await complaints.expectOne(/^404 \/rest\/api\/3\/mypermissions/u);
    });

    test('says when there is no such page', async () => {
      await open('/projects/SHOP/settings/apps/nope', 'administrator');
      await page.getByText('This page does not exist').waitFor();
      expect(await page.locator('iframe').count()).toBe(0);
    });

    test('fits into 400 pixels, light and dark', async () => {
      await page.setViewportSize({ width: 400, height: 800 });
      for (const theme of ['dark', 'light']) {
        await open(SETTINGS, 'project-administrator');
        await page.getByLabel('Theme').selectOption(theme);
        await page.getByTestId('answer').getByText('"key":"SHOP"').waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    });
  });

  describe('in the developer bar', () => {
    test.each([
      ['on a phone', { width: 400, height: 800 }],
      ['at twice the size', { width: 683, height: 384 }],
    ])('stays out of the way %s, and shows its tools when they are asked for', async (_where, size) => {
      await page.setViewportSize(size);
      await open('/', 'agent');
      const tools = page.getByRole('button', { name: 'Run hourly job now' });
      const fold = page.getByTestId('tools-toggle');
      await fold.waitFor();
      expect(await tools.isVisible()).toBe(false);
      expect((await page.locator('.developer-bar').boundingBox())?.height).toBeLessThan(48);
      await fold.click();
      await tools.waitFor();
      await fold.click();
      expect(await tools.isVisible()).toBe(false);
      await page.setViewportSize({ width: 1280, height: 800 });
      await tools.waitFor();
      expect(await fold.isVisible()).toBe(false);
    });

    test('runs a scheduled function at once, and the inspector shows it as nobody’s', async () => {
      host.recorder.clear();
      await open('/', 'agent');
      await page.getByRole('button', { name: 'Run hourly job now' }).click();
      await page.getByRole('status').getByText('Done', { exact: true }).waitFor();
      await page.getByTestId('calls-toggle').click();
      await page
        .getByTestId('invocation')
        .first()
        .getByRole('button', { name: /^hourly, scheduled every hour nobody ok/u })
        .waitFor();
      expect(host.recorder.calls.filter(({ kind }) => kind === 'schedule')).toHaveLength(1);
    });

    test('says when the scheduled function failed', async () => {
      await open('/', 'agent');
      const killed = host.killAt({ run: ({ kind }) => kind === 'schedule', nth: 1, moment: 'before' });
      await page.getByRole('button', { name: 'Run hourly job now' }).click();
      await page.getByText('Failed: see the inspector').waitFor();
      expect(killed.hit).toBe(true);
      await complaints.expectOne(/^500 \/host\/schedule/u);
    });

    test('limits a fault to some calls, says so, and lifts the limit with the fault', async () => {
      await open('/', 'agent');
      await page.getByLabel('Jira', { exact: true }).selectOption({ label: 'returns 409' });
      await page.getByLabel('Which calls of jira fail').selectOption({ label: 'writes' });
      await page.getByTestId('fault-sign').getByText('Jira returns 409 (writes only)').waitFor();
      expect(host.faults()).toEqual({ endpoint: null, dialect: null, jira: { fault: '409', only: 'PUT' }, storage: null, queue: null });
      await page.setViewportSize({ width: 400, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.getByLabel('Jira', { exact: true }).selectOption({ label: 'works' });
      await page.getByTestId('fault-sign').waitFor({ state: 'detached' });
      expect(host.faults()).toEqual({ endpoint: null, dialect: null, jira: null, storage: null, queue: null });
    });

    test('shows the runs of a queue with their calls', async () => {
      await open('/', 'agent');
      await page.getByTestId('calls-toggle').click();
      const call = { moduleKey: 'probe-panel', functionKey: 'push', accountId: null };
      await host.invoke({ ...call, payload: { queue: 'work', events: [{ body: { mark: 'seen' } }] } });
      await host.queue.settled();
      const run = page.getByTestId('invocation').filter({ hasText: 'worker of queue work' }).first();
      await run.getByRole('button', { name: /^worker of queue work nobody ok/u }).waitFor();
      await run
        .getByTestId('call-storage')
        .getByText(/^set seen:/u)
        .waitFor();
      expect(await run.getByTestId('call-storage').count()).toBe(1);
    });
  });
});
