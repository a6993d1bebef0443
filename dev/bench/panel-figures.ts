import path from 'node:path';
import type { Page } from 'playwright-core';
import type { AppBuild } from '../build/esbuild-app';
import { createHost, type Host } from '../host';
import { createSampleState, withLongPast } from '../jira';
import { LEARNED_PROJECT, learnProject, PAST_ISSUES, removeEndpoint } from '../server/learned-site';
import { buildShell } from '../shell/build';
import { findBrowser } from '../tasks/find-browser';
import { launch } from '../tasks/launch-browser';
import { median, type Figure } from './figure';
import { accountOf, allowManySuggestions } from './prepare-host';

const WARM_UP = 3;
const RUNS = 15;
const NAME = 'click to proposals, over the endpoint’s time';
const BUILT_IN = 'click to proposals, built-in provider';
const LIMIT = { limit: 150, unit: 'ms' };

/** What a person waits for: from the click to the painted proposals, in a browser, on the offline host. */
export async function measurePanel(root: string, build: AppBuild): Promise<Figure[]> {
  if (findBrowser() === null) return [NAME, BUILT_IN].map((name) => ({ name, value: null, ...LIMIT, note: 'skipped: no browser' }));
  const shellDir = await buildShell(root, path.join(root, '.offline', 'bench-shell'));
  const common = { port: 0, stateFile: null, configured: true, build, shellDir };
  const asked = await createHost(common);
  asked.endpoint.setReply(() => ({ labels: [{ value: 'data-loss', confidence: 0.9, reason: 'An order was duplicated.' }] }));
  const learned = await createHost({ ...common, jiraState: withLongPast(createSampleState(), { issues: PAST_ISSUES }) });
  await learnProject(learned, LEARNED_PROJECT);
  await removeEndpoint(learned);
  return [
    { name: NAME, value: await clickThrough(asked), ...LIMIT, note: `median of ${RUNS} issues, to the painted frame` },
    { name: BUILT_IN, value: await clickThrough(learned), ...LIMIT, note: `the same, of ${PAST_ISSUES} past issues; nothing is asked` },
  ];
}

/** Milliseconds of one click, over the endpoint's time; closes the host. */
async function clickThrough(host: Host): Promise<number> {
  const browser = await launch();
  try {
    await allowManySuggestions(host);
    const page = await browser.newPage();
    await page.addInitScript(([name, person]) => localStorage.setItem(name, person), [
      'offline-host.person',
      accountOf(host, 'agent'),
    ] as const);
    const times: number[] = [];
    for (const key of await findIssues(host)) times.push(await clickOnce(host, page, key));
    return median(times.slice(WARM_UP));
  } finally {
    await browser.close();
    await host.close();
  }
}

/** Issues without a suggestion yet, which take labels. */
async function findIssues(host: Host): Promise<string[]> {
  const { status, body } = await host.jira.handle({
    method: 'POST',
    path: '/rest/api/3/search/jql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jql: 'project = SHOP ORDER BY key ASC', maxResults: 100, fields: ['security', 'labels'] }),
    accountId: accountOf(host, 'agent'),
  });
  if (status !== 200) throw new Error(`Jira answered ${status}: ${body}`);
  const { issues } = JSON.parse(body) as { issues: { key: string; fields: { security?: unknown; labels: string[] } }[] };
  const keys = issues.filter(({ fields }) => !fields.security && !fields.labels.includes('data-loss')).map(({ key }) => key);
  if (keys.length < WARM_UP + RUNS) throw new Error(`The sample site has only ${keys.length} issues for this.`);
  return keys.slice(0, WARM_UP + RUNS);
}

async function clickOnce(host: Host, page: Page, key: string): Promise<number> {
  await page.goto(`${host.url}/browse/${key}`);
  const panel = page.getByTestId('app-module-triage-panel');
  const button = panel.getByRole('button', { name: 'Suggest triage', exact: true });
  await button.waitFor();
  host.recorder.clear();
  const proposals = panel.getByTestId('proposals');
  const shown = button.evaluate(untilProposals);
  await proposals.waitFor();
  const endpoint = host.recorder.calls.filter(({ kind }) => kind === 'endpoint');
  return (await shown) - endpoint.reduce((sum, { start, end = start }) => sum + end - start, 0);
}

/** Runs in the page: clicks, and ends when the proposals were painted. Milliseconds. */
function untilProposals(button: Element): Promise<number> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const observer = new MutationObserver(() => {
      if (document.querySelector('[data-testid="proposals"]') === null) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
    });
    observer.observe(document.body, { childList: true, subtree: true });
    (button as HTMLElement).click();
  });
}
