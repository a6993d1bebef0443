import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Locator, Page } from 'playwright-core';
import { createHost, type Host } from '../../dev/host';
import { appBuild, shellBuild } from '../support/app-build';
import { describeInBrowser, launch } from '../support/browser';
import { WAIT_MS } from './support/browser-site';
import { Complaints } from './support/complaints';

const complaints = new Complaints();
let folder: string;
let host: Host;
let browser: Browser;
let page: Page;

async function buildGallery(outDir: string): Promise<void> {
  await build({
    entryPoints: [path.join(__dirname, 'gallery', 'index.tsx')],
    outfile: path.join(outDir, 'main.js'),
    bundle: true,
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
}

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const shown = (testId: string): Promise<string> => page.getByTestId(testId).innerText();
const inputs = async (): Promise<unknown> => JSON.parse(await shown('inputs')) as unknown;

/** What the app was told in the end: the answer takes a moment. */
async function expectTold(text: string | RegExp): Promise<void> {
  await page.getByTestId('told').getByText(text).waitFor();
}

async function choosePerson(role: string): Promise<void> {
  const name = page.getByTestId('person-switch').locator('option', { hasText: `(${role})` });
  await page.getByTestId('person-switch').selectOption((await name.getAttribute('value')) ?? '');
  await page.getByTestId('inputs').waitFor();
}

describeInBrowser('the offline host draws UI Kit', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'gallery-'));
    await buildGallery(folder);
    const app = appBuild();
    const resources = { ...app.resources, 'issue-panel': folder };
    host = await createHost({ port: 0, stateFile: null, configured: true, build: { ...app, resources }, shellDir: shellBuild() });
    browser = await launch();
    // One page for all tests: a new one compiles everything again.
    page = await browser.newPage({ colorScheme: 'light' });
    page.setDefaultTimeout(WAIT_MS);
    complaints.watch(page);
  });

  afterAll(async () => {
    await browser.close();
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    await page.goto(`${host.url}/browse/SHOP-22`);
    await page.getByTestId('inputs').waitFor();
  });

  afterEach(async () => {
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    expect(complaints.take()).toEqual([]);
  });

  test('draws every component of the gallery, and a red box for what it does not know', async () => {
    expect(await page.getByTestId('unknown-component').allInnerTexts()).toEqual(['The offline host cannot draw NoSuchComponent.']);
    for (const title of ['Stacked bars', 'Lines']) {
      expect(await page.getByRole('img', { name: title, exact: true }).count()).toBe(1);
    }
    // Monday's 3 and 1 and Tuesday's 5 and 2, of which Tuesday's sum is as high as the chart.
    const heights = await page.locator('.chart rect').evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('height'))));
    expect(heights.map((height) => Math.round((height * 7) / 200))).toEqual([3, 1, 5, 2]);
  });

  test('calls functions that stand inside props', async () => {
    await button('Ask again').click();
    await button('Ask again').click();
    expect(await shown('asked')).toBe('Asked 2 times');
  });

  test('loses no character of a field that the app controls, wherever the caret stands', async () => {
    await page.getByLabel('Name').click();
    await page.keyboard.type('hello world');
    await page.keyboard.press('Home');
    await page.keyboard.type('abc ');
    expect(await page.getByLabel('Name').inputValue()).toBe('abc hello world');
    expect(await inputs()).toMatchObject({ name: 'abc hello world' });
  });

  test('tells the app of every kind of input, by keyboard', async () => {
    await page.getByLabel('Components', { exact: true }).first().focus();
    await page.keyboard.type('Check');
    await page.keyboard.press('Enter');
    await page.getByLabel('Minimum').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByLabel('Box').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Rules').focus();
    await page.keyboard.type('Be brief.');
    await page.getByLabel('All projects').focus();
    await page.keyboard.press('ArrowDown');
    expect(await inputs()).toEqual({ name: '', rules: 'Be brief.', chosen: ['checkout'], minimum: 4, isOn: true, mode: 'some' });
  });

  test('turns the page of a table that the app controls', async () => {
    await page.getByRole('button', { name: 'page 2' }).click();
    await page.getByText('Page 2', { exact: true }).waitFor();
    expect(await page.getByText(/^Row \d+$/u).allInnerTexts()).toEqual(['Row 5', 'Row 6', 'Row 7', 'Row 8', 'Row 9']);
  });

  test('opens dialogs, and closes them by keyboard', async () => {
    await button('Open the dialog').click();
    const dialog = page.getByRole('dialog', { name: 'A dialog' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('follows the theme, and tells the app', async () => {
    // The context comes after the first drawing.
    await page.getByTestId('theme').getByText('light').waitFor();
    const before = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.getByTestId('theme-switch').selectOption('dark');
    await page.getByTestId('theme').getByText('dark').waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(before);
  });

  test('answers the bridge as the person, for the issue, in the app’s own realm', async () => {
    // The context comes after the first drawing.
    await page.getByTestId('issue').getByText('SHOP-22', { exact: true }).waitFor();
    await button('Who am I').click();
    await expectTold('Mara Lindqvist');
    await button('Event').click();
    await expectTold('{"word":"hello"}');
    await button('Refresh').click();
    await expectTold('refreshed');
    await button('Close').click();
    await expectTold(/^rejected: .*not closable/u);
    await button('Go').click();
    await page.waitForURL('**/browse/SHOP-2');
  });

  test('rejects a command that it does not know, with an Error of the app’s realm', async () => {
    await button('Unknown command').click();
    await expectTold('rejected: The offline host does not know the bridge command "noSuchCommand".');
    await complaints.expectOne(/noSuchCommand/u);
  });

  test('shows flags and calls their actions', async () => {
    await button('Flag').click();
    await page.getByTestId('flag').getByRole('button', { name: 'Undo' }).click();
    await expectTold('undone');
    await page.getByTestId('flag').waitFor({ state: 'detached' });
  });

  test('asks the administrator before egress changes, and changes nothing when they decline', async () => {
    await choosePerson('administrator');
    const before = host.egress.get({});
    await button('Egress').click();
    const dialog = page.getByTestId('egress-dialog');
    await dialog.getByText('https://llm.example.com').waitFor();
    expect(await dialog.innerText()).toContain('Auto-Triage AI');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expectTold(/^rejected: /u);
    expect(host.egress.get({})).toEqual(before);

    await button('Egress').click();
    await dialog.getByRole('button', { name: 'Allow' }).click();
    await expectTold(/"key":"gallery"/u);
    expect(JSON.stringify(host.egress.get({}))).toContain('https://llm.example.com');
  });

  test('survives what a handler of the app throws', async () => {
    await button('Throw').click();
    await button('Refresh').click();
    await expectTold('refreshed');
    await complaints.expectOne(/Thrown in a handler/u);
  });

  test('says so when the app crashes, and starts it again', async () => {
    await button('Break').click();
    expect(await shown('app-crashed')).toContain('Drawn to pieces');
    await button('Start it again').click();
    await page.getByTestId('inputs').waitFor();
    // Once from React in the frame, once from the page.
    await complaints.expectOne(/Drawn to pieces/u);
    await complaints.expectOne(/Drawn to pieces/u);
  });
});
