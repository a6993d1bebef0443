import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { AppBuild } from '../build/esbuild-app';
import { createHost, EMBEDDED_ADDRESS, type Host } from '../host';
import { createSite } from '../jira';
import { buildShell } from '../shell/build';
import { launch } from '../tasks/launch-browser';
import { median, type Figure } from './figure';
import { accountOf, allowManySuggestions } from './prepare-host';
import { suggestOnce } from './suggestion-figures';

/** Both have the same wording; the large site's project has components and labels of its own. */
const ISSUES = { small: 'SHOP-13', large: 'P01X-1' };

const WARM_UP = 5;
const RUNS = 30;

/** The best of them counts: whatever else runs on the machine only makes a tab slower. */
const TAB_RUNS = 5;

const MOST_CLICKS = 12;
const MOST_SECONDS = 180;
const MOST_TAB_MS = 300;
const MOST_RATIO = 1.3;

/** Each tab, and a heading that stands on it. */
const TABS = {
  start: 'Try it on one issue',
  connection: 'Connection',
  values: 'Allowed values',
  rules: 'Fields',
  privacy: 'What is sent',
  quality: 'Quality',
  projects: 'Projects',
  data: 'Settings history',
};

/** What the administrator of fifty projects does and waits for: the set-up, the tabs, and a suggestion beside the small site's. */
export async function measureLargeSite(root: string, build: AppBuild): Promise<Figure[]> {
  const shellDir = await buildShell(root, path.join(root, '.offline', 'bench-shell'));
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1_366, height: 768 } });
    return [...(await measureAdministration(page, build, shellDir)), await measureSuggestions(build)];
  } finally {
    await browser.close();
  }
}

const large = (build: AppBuild) => ({
  port: 0,
  stateFile: null,
  build,
  jiraState: createSite('large', Date.now()).state,
  allowlists: null,
});

async function measureAdministration(page: Page, build: AppBuild, shellDir: string): Promise<Figure[]> {
  const host = await createHost({ ...large(build), configured: false, shellDir });
  try {
    const account = accountOf(host, 'administrator');
    await page.addInitScript((person) => localStorage.setItem('offline-host.person', person), account);
    await page.goto(`${host.url}/admin`);
    await page.getByLabel('Address').waitFor();
    const setUp = await setUpByRules(page, host);
    await fillLists(host);
    await page.reload();
    return [...setUp, ...(await measureTabs(page))];
  } finally {
    await host.close();
  }
}

/** From the empty page to saved settings that work in every project. Text is typed, and everything else is a click. */
async function setUpByRules(page: Page, host: Host): Promise<Figure[]> {
  let clicks = 0;
  const click = async (locator: Locator) => {
    clicks += 1;
    await locator.click();
  };
  const began = performance.now();
  await page.getByLabel('Address').fill(EMBEDDED_ADDRESS);
  await page.getByLabel('Token').fill(host.endpoint.token);
  await click(page.getByTestId('connect'));
  await click(page.getByTestId('egress-dialog').getByRole('button', { name: 'Allow' }));
  await click(page.getByTestId(`model-${host.endpoint.model}`));
  await click(page.getByTestId('tab-values'));
  await click(page.getByTestId('automatic-all'));
  // Saving tests the endpoint first.
  await click(page.getByTestId('save'));
  await page.getByText(/^Saved as version/u).waitFor();
  return [
    { name: 'large site, clicks to set it up', value: clicks, limit: MOST_CLICKS, unit: '' },
    { name: 'large site, time to set it up', value: (performance.now() - began) / 1_000, limit: MOST_SECONDS, unit: 's' },
  ];
}

/** As long as lists get: what an administrator has who imports everything beside the rules. */
async function fillLists(host: Host): Promise<void> {
  const accountId = accountOf(host, 'administrator');
  const invoke = (functionKey: string, payload?: object): Promise<unknown> =>
    host.invoke({ moduleKey: 'triage-admin', functionKey, payload, accountId });
  const { data } = (await invoke('getSettings')) as { data: { version: number; settings: { allowlists: object } } };
  const named = (word: string, count: number) =>
    Array.from({ length: count }, (_each, index) => ({ name: `${word}-${index}`, description: '' }));
  const allowlists = { ...data.settings.allowlists, components: named('component', 500), labels: named('label', 500) };
  const saved = await invoke('saveSettings', {
    version: data.version,
    settings: { ...data.settings, allowlists },
    token: { action: 'keep' },
  });
  if (!(saved as { ok: boolean }).ok) throw new Error('The app refused the lists.');
}

async function measureTabs(page: Page): Promise<Figure[]> {
  await page.getByTestId('page-nav').waitFor();
  const figures: Figure[] = [];
  for (const [tab, heading] of Object.entries(TABS)) {
    const times: number[] = [];
    for (let run = 0; run < TAB_RUNS; run += 1) {
      // None of the headings stands on the tab before.
      await page.getByTestId(tab === 'connection' ? 'tab-rules' : 'tab-connection').click();
      await page.getByRole('heading', { name: heading, exact: true, level: 2 }).waitFor({ state: 'detached' });
      times.push(await page.getByTestId(`tab-${tab}`).evaluate(untilHeading, heading));
    }
    figures.push({
      name: `large site, tab ${tab}`,
      value: Math.min(...times),
      limit: MOST_TAB_MS,
      unit: 'ms',
      note: `best of ${TAB_RUNS}, to the painted frame`,
    });
  }
  return figures;
}

/** Runs in the page: clicks, and ends when the heading was painted. Milliseconds. */
function untilHeading(button: Element, heading: string): Promise<number> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const observer = new MutationObserver(() => {
      if (![...document.querySelectorAll('h2')].some(({ textContent }) => textContent === heading)) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
    });
    observer.observe(document.body, { childList: true, subtree: true });
    (button as HTMLElement).click();
  });
}

/** Turn by turn, so that whatever else runs on the machine slows both. */
async function measureSuggestions(build: AppBuild): Promise<Figure> {
  const small = await createHost({ port: 0, stateFile: null, configured: true, build, shellDir: null });
  const big = await createHost({ ...large(build), configured: true, shellDir: null });
  try {
    for (const host of [small, big]) await allowManySuggestions(host);
    const own = { small: [] as number[], large: [] as number[] };
    for (let run = 0; run < WARM_UP + RUNS; run += 1) {
      own.small.push((await suggestOnce(small, { issueKey: ISSUES.small, again: true })).own);
      own.large.push((await suggestOnce(big, { issueKey: ISSUES.large, again: true })).own);
    }
    const [one, other] = [median(own.small.slice(WARM_UP)), median(own.large.slice(WARM_UP))];
    const note = `medians of ${RUNS}: ${other.toFixed(1)} ms and ${one.toFixed(1)} ms`;
    return { name: "large site, a suggestion's own time beside the small site's", value: other / one, limit: MOST_RATIO, unit: '×', note };
  } finally {
    await small.close();
    await big.close();
  }
}
