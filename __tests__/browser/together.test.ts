import type { BrowserContext, Locator, Page } from 'playwright-core';
import { aReply, good, type Role } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { waitUntil } from '../support/wait-until';
import { browserSite } from './support/browser-site';
import { button, panelOf } from './support/issue-view';

const PAGE = '/projects/SHOP/apps/triage-queue';

/** How much later than the first person another one sees it, in milliseconds: 0.3 s on a quiet machine, and no test is about a busy one. */
const SOON = 20_000;

describeInBrowser('two people, each in a browser of their own', () => {
  const at = browserSite({ queueTimeScale: 0.001 });
  let context: BrowserContext;
  let other: Page;

  const queueOn = (page: Page): Locator => page.getByTestId('app-module-triage-queue');
  const rowOn = (page: Page, key: string): Locator => queueOn(page).getByTestId(`row-${key}`);

  beforeEach(async () => {
    at.site.endpoint.setReply(() => aReply());
    context = await at.page.context().browser()!.newContext();
    other = await context.newPage();
    at.complaints.watch(other);
  });

  afterEach(async () => {
    await context.close();
    // The first page goes away too, so that nobody listens when the next test begins.
    await at.page.goto('about:blank');
    await waitUntil(() => at.site.channels.listeners() === 0);
    await at.page.goto(at.site.url);
  });

  async function openOther(path: string, role: Role): Promise<void> {
    await other.goto(at.site.url + path);
    const { accountId } = at.site.jira.people.find((person) => person.role === role)!;
    await other.getByLabel('Person', { exact: true }).selectOption(accountId);
  }

  /** Opens the same issue for both, and waits until both hear of it. */
  async function openBoth(key: string): Promise<void> {
    await at.open(`/browse/${key}`);
    await openOther(`/browse/${key}`, 'administrator');
    await Promise.all([at.page, other].map((page) => button(panelOf(page), /^(?:Suggest triage|Suggest again)$/u).waitFor()));
    await waitUntil(() => at.site.channels.listeners() === 2);
  }

  /** How long the other one waits after the first one has seen something, in milliseconds. */
  async function lag(mine: Locator, theirs: Locator): Promise<number> {
    const seen: number[] = [];
    await Promise.all([mine, theirs].map((sight) => sight.waitFor().then(() => seen.push(performance.now()))));
    return (seen[1] ?? 0) - (seen[0] ?? 0);
  }

  test('in the panel of an issue, one sees what the other does at once, and that they are there', async () => {
    await openBoth('SHOP-13');
    const [mine, theirs] = [panelOf(at.page), panelOf(other)];
    await theirs.getByTestId('also-here').getByText('Mara Lindqvist').waitFor();
    await button(mine, 'Suggest triage').click();
    expect(await lag(mine.getByTestId('proposals'), theirs.getByTestId('proposals'))).toBeLessThan(SOON);
    await button(mine, 'Accept selected (3)').click();
    expect(await lag(button(mine, 'Undo'), button(theirs, 'Undo'))).toBeLessThan(SOON);
    await button(theirs, 'Undo').click();
    const undone = (panel: Locator): Locator => panel.getByText(/^Undone/u).first();
    expect(await lag(undone(theirs), undone(mine))).toBeLessThan(SOON);
  });

  test('on the triage page, one sees which issue the other is on, and what is accepted in the issue’s own panel', async () => {
    for (const issueKey of ['SHOP-26', 'SHOP-25']) good(await at.site.panel('suggestTriage', { again: true }, { issueKey }));
    await at.open(PAGE);
    await queueOn(at.page).getByTestId('queue-list').waitFor();
    await openOther('/browse/SHOP-25', 'administrator');
    await button(panelOf(other), 'Accept selected (3)').waitFor();
    const rows = await at.page.locator('[data-testid^="open-row-"]').count();
    await waitUntil(() => at.site.channels.listeners() === rows + 1);
    await rowOn(at.page, 'SHOP-25').getByText('Ines Weber').waitFor();
    await button(panelOf(other), 'Accept selected (3)').click();
    const [theirs, mine] = [button(panelOf(other), 'Undo'), rowOn(at.page, 'SHOP-25').getByText('Accepted')];
    expect(await lag(theirs, mine)).toBeLessThan(SOON);
  });

  test('without Realtime the panel works alone, and shows what the other did when somebody comes back to it', async () => {
    at.site.channels.setAway(true);
    await at.open('/browse/SHOP-14');
    const mine = panelOf(at.page);
    await button(mine, 'Suggest triage').click();
    await button(mine, 'Accept selected (3)').waitFor();
    const state = good(await at.site.panel('getPanel', undefined, { issueKey: 'SHOP-14' }));
    const suggestionId = state.kind === 'suggestion' ? state.suggestion.id : '';
    good(await at.site.panel('dismissTriage', { suggestionId }, { issueKey: 'SHOP-14', as: 'administrator' }));
    await mine.getByRole('checkbox').first().focus();
    await mine
      .getByText(/^Dismissed/u)
      .first()
      .waitFor();
    at.site.channels.setAway(false);
  });
});
