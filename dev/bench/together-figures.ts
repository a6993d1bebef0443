import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import type { AppBuild } from '../build/esbuild-app';
import { createHost, type Host } from '../host';
import { buildShell } from '../shell/build';
import { findBrowser } from '../tasks/find-browser';
import { launch } from '../tasks/launch-browser';
import { median, type Figure } from './figure';
import { accountOf, allowManySuggestions } from './prepare-host';

const ISSUES = ['SHOP-13', 'SHOP-14', 'SHOP-15', 'SHOP-16', 'SHOP-17', 'SHOP-18'];

/** How much later than whoever does it another person sees it, in milliseconds. */
const MOST_LATER = 1_000;

/** What the model takes, in milliseconds: a start is to be seen before the end. */
const THINKING_MS = 1_500;

/** The panel takes a click that follows another one at once for half of a double click. */
const BETWEEN_CLICKS_MS = 1_000;

const PANEL = 'app-module-triage-panel';

/** What one does and the other is to see. */
const STEPS = ['started', 'arrived', 'accepted', 'undone', 'dismissed'] as const;

/** How long after one person another one sees what happens on the issue that both look at, over the host's Realtime. */
export async function measureTogether(root: string, build: AppBuild): Promise<Figure[]> {
  if (findBrowser() === null) return STEPS.map((step) => ({ ...figureOf(step, []), value: null, note: 'skipped: no browser' }));
  const shellDir = await buildShell(root, path.join(root, '.offline', 'bench-shell'));
  const host = await createHost({ port: 0, stateFile: null, configured: true, build, shellDir });
  const browser = await launch();
  try {
    await allowManySuggestions(host);
    host.endpoint.setReply(async () => {
      await wait(THINKING_MS);
      return { labels: [{ value: 'data-loss', confidence: 0.9, reason: 'An order was duplicated.' }] };
    });
    const [mine, theirs] = [await openAs(browser, host, 'agent'), await openAs(browser, host, 'administrator')];
    const lags = Object.fromEntries(STEPS.map((step): [string, number[]] => [step, []]));
    for (const key of ISSUES) for (const [step, lag] of await follow(host, mine, theirs, key)) lags[step]?.push(lag);
    return STEPS.map((step) => figureOf(step, lags[step] ?? []));
  } finally {
    await browser.close();
    await host.close();
  }
}

function figureOf(step: string, lags: number[]): Figure {
  const note = `after whoever does it, slowest of ${lags.length}; median ${lags.length === 0 ? '-' : Math.round(median(lags))} ms`;
  return { name: `another one sees it ${step}`, value: Math.round(Math.max(0, ...lags)), limit: MOST_LATER, unit: 'ms', note };
}

async function openAs(browser: Browser, host: Host, role: string): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(([name, person]) => localStorage.setItem(name, person), [
    'offline-host.person',
    accountOf(host, role),
  ] as const);
  return context.newPage();
}

/** What is to be seen in the panel: a part of it, or a text that an element in it begins with. */
type Sight = { testId: string } | { text: string };

/** One issue from the click on Suggest triage to a dismissal, in both browsers. */
async function follow(host: Host, mine: Page, theirs: Page, key: string): Promise<[step: string, lag: number][]> {
  await Promise.all([mine, theirs].map((page) => page.goto(`${host.url}/browse/${key}`)));
  const [here, there] = [mine, theirs].map((page) => page.getByTestId(PANEL)) as [Locator, Locator];
  const lags: [string, number][] = [];
  /** Presses a button here, and waits until each of the sights was painted on both pages. */
  const press = async (name: RegExp, sights: [step: string, sight: Sight][]): Promise<void> => {
    await wait(BETWEEN_CLICKS_MS);
    const seen = sights.map(([, sight]) => Promise.all([mine, theirs].map((page) => page.evaluate(untilPainted, { panel: PANEL, sight }))));
    await here.getByRole('button', { name }).first().click();
    for (const [index, [own = 0, other = 0]] of (await Promise.all(seen)).entries()) {
      lags.push([sights[index]?.[0] ?? '', Math.max(0, other - own)]);
    }
  };
  await Promise.all([here, there].map((panel) => panel.getByRole('button', { name: 'Suggest triage', exact: true }).waitFor()));
  while (host.channels.listeners() < 2) await wait(20);
  await press(/^Suggest triage$/u, [
    ['started', { testId: 'working' }],
    ['arrived', { testId: 'proposals' }],
  ]);
  await press(/^Accept selected/u, [['accepted', { text: 'Undo' }]]);
  await press(/^Undo$/u, [['undone', { text: 'Undone' }]]);
  await press(/^Suggest again$/u, []);
  await Promise.all([here, there].map((panel) => panel.getByRole('button', { name: /^Accept selected/u }).waitFor()));
  await press(/^Dismiss$/u, [['dismissed', { text: 'Dismissed' }]]);
  return lags;
}

/** Runs in the page: the frame in which it was there, milliseconds since 1970. Two pages of one machine have the same clock. */
async function untilPainted({ panel, sight }: { panel: string; sight: Sight }): Promise<number> {
  for (const until = performance.now() + 10_000; performance.now() < until;) {
    const inside = document.querySelector(`[data-testid="${panel}"]`);
    const found =
      'testId' in sight
        ? (inside?.querySelector(`[data-testid="${sight.testId}"]`) ?? null)
        : [...(inside?.querySelectorAll('*') ?? [])].find(({ textContent }) => textContent.startsWith(sight.text));
    if (found !== null && found !== undefined) return performance.timeOrigin + performance.now();
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error(`Nobody saw ${JSON.stringify(sight)}.`);
}
