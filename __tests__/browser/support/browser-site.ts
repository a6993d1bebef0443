import type { Browser, Page } from 'playwright-core';
import type { HostOptions } from '../../../dev/host';
import { startTriageSite, type Role, type TriageSite } from '../../flow/support/triage-site';
import { shellBuild } from '../../support/app-build';
import { launch } from '../../support/browser';
import { Complaints } from './complaints';
import { createPatientProcesses } from './patient-functions';

/** How long a page waits for what a test expects, in milliseconds: only what never comes should meet it, also on a machine that stalls. */
export const WAIT_MS = 60_000;
export const DESKTOP = { width: 1280, height: 800 };

/** Sites of one file follow each other in the same warm process. */
const processes = createPatientProcesses();
afterAll(() => processes.close());

/** One running host and one browser page for all tests of a `describe`. The host lives on from test to test. */
export interface BrowserSite {
  site: TriageSite;
  page: Page;
  complaints: Complaints;
  /** Loads an address of the host anew, as the person, in the language that the reader has had or in this one. */
  open(path: string, as?: Role, locale?: string): Promise<void>;
  /** Bodies with which the app has changed issues since the start. */
  edits(): unknown[];
  /** Chooses a person in the header. */
  switchTo(role: Role): Promise<void>;
}

/**
 * Registers what starts and ends the host and the browser. The page is one and the same, because a new one
 * compiles everything again; what it keeps is wiped after each test. A complaint that no test expected fails it.
 */
export function browserSite(options: Partial<HostOptions> = {}): BrowserSite {
  let browser: Browser;
  const accountOf = (role: Role): string => running.site.jira.people.find((person) => person.role === role)!.accountId;
  const running = {
    complaints: new Complaints(),
    async open(path: string, as: Role = 'agent', locale?: string) {
      const { page, site } = running;
      // A page of the host's that shows nothing, where what the header would store can be stored before anything is shown.
      if (!page.url().startsWith(`${site.url}/`)) await page.goto(`${site.url}/assets/bridge-client.js`);
      await page.evaluate(
        (chosen) => {
          for (const [name, value] of Object.entries(chosen)) sessionStorage.setItem(`offline-host.${name}`, value);
        },
        { person: accountOf(as), ...(locale === undefined ? {} : { locale }) },
      );
      await page.goto(site.url + path);
    },
    edits: () =>
      running.site.recorder.calls.flatMap(({ kind, request }) =>
        kind === 'jira' && request?.method === 'PUT' ? [JSON.parse(request.body) as unknown] : [],
      ),
    async switchTo(role: Role) {
      await running.page.getByLabel('Person', { exact: true }).selectOption(accountOf(role));
    },
  } as BrowserSite;

  beforeAll(async () => {
    [running.site, browser] = await Promise.all([startTriageSite({ shellDir: shellBuild(), processes, ...options }), launch()]);
    running.page = await browser.newPage({ colorScheme: 'light', viewport: DESKTOP });
    running.page.setDefaultTimeout(WAIT_MS);
    running.complaints.watch(running.page);
  });

  afterEach(async () => {
    running.site.endpoint.setFault(null);
    running.site.endpoint.setReply(null);
    await running.page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await running.page.setViewportSize(DESKTOP);
    expect(running.complaints.take()).toEqual([]);
  });

  afterAll(async () => {
    await browser.close();
    await running.site.close();
  });

  return running;
}
