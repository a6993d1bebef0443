import type { Locator } from 'playwright-core';
import { aReply } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { browserSite } from './support/browser-site';
import { button, panelOf, shownFields, suggestIn } from './support/issue-view';

describeInBrowser('the inspector', () => {
  const at = browserSite();

  const inspector = () => at.page.getByTestId('calls');
  const runs = (name: string): Locator => inspector().getByTestId('invocation').filter({ hasText: name });
  const rows = (kind: string): Locator => runs('panel.suggestTriage').getByTestId(`call-${kind}`);
  /** Where the first bar of a kind is, in parts of its track, which moves as long as more is drawn beside it. */
  const barOf = (kind: string) =>
    rows(kind)
      .first()
      .locator('.call-bar')
      .evaluate((bar) => {
        const [own, track] = [bar.getBoundingClientRect(), bar.parentElement!.getBoundingClientRect()];
        return { left: (own.left - track.left) / track.width, right: (own.right - track.left) / track.width };
      });
  const overflow = () => at.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  // Each test looks at its own calls: the inspector shows those of every test before as well.
  beforeEach(() => {
    at.site.recorder.clear();
    at.site.endpoint.setReply(() => aReply());
  });

  afterEach(() => at.site.setFaults({ endpoint: null, jira: null, storage: null }));

  async function openOn(issueKey: string): Promise<void> {
    await at.open(`/browse/${issueKey}`);
    await at.page.getByTestId('calls-toggle').click();
    await runs('panel.getPanel').first().waitFor();
  }

  /** The run of a suggestion stands open by itself, also once the panel has looked again. */
  async function openSuggestion(): Promise<void> {
    await runs('panel.suggestTriage')
      .getByRole('button', { name: /^panel\.suggestTriage /, expanded: true })
      .first()
      .waitFor();
  }

  async function suggestAndOpen(): Promise<void> {
    await suggestIn(panelOf(at.page));
    await openSuggestion();
  }

  /** Saying who is there is the last call that a panel makes by itself, for two minutes. */
  async function settledOn(issueKey: string): Promise<void> {
    await runs('panel.attend')
      .filter({ hasText: issueKey })
      .first()
      .getByRole('button', { name: /\bok\b/u })
      .first()
      .waitFor();
  }

  test('shows a suggestion live: who, how it ended, and each call as a bar inside the run', async () => {
    await openOn('SHOP-13');
    await suggestAndOpen();
    await runs('panel.suggestTriage')
      .getByRole('button', { name: /^panel\.suggestTriage SHOP-13 Mara Lindqvist ok [\d,.]+ ms/u })
      .waitFor();
    // The run is named as soon as it has ended, and its rows are drawn after that.
    await rows('resolver').first().waitFor();
    await rows('storage').nth(5).waitFor();
    expect(await rows('resolver').count()).toBe(1);
    expect(await rows('jira').count()).toBe(2);
    expect(await rows('endpoint').count()).toBe(1);
    expect(await rows('storage').count()).toBeGreaterThan(5);

    const [whole, asked, read] = await Promise.all([barOf('resolver'), barOf('endpoint'), barOf('jira')]);
    expect(asked.left).toBeGreaterThan(read.right);
    expect(read.left).toBeGreaterThanOrEqual(whole.left);
    expect(asked.right).toBeLessThanOrEqual(whole.right + 0.01);
  });

  test('opens the exact prompt and answer, readable, without the token', async () => {
    await openOn('SHOP-14');
    await suggestAndOpen();
    await rows('endpoint').getByRole('button').first().click();
    const details = inspector().getByTestId('call-details');
    await details.getByText('The model’s answer').waitFor();
    const sent = JSON.parse(at.site.endpoint.requests.at(-1)!.body) as { messages: { content: string }[] };
    for (const [index, role] of ['system', 'user'].entries()) {
      expect(await details.getByLabel(`${role} message`).innerText()).toBe(sent.messages[index]!.content);
    }
    expect(await details.getByLabel('The model’s answer').innerText()).toBe(JSON.stringify(aReply()));
    expect(await details.getByLabel(/^Reply schema/u).isVisible()).toBe(false);
    await details.getByText('Headers (3)').click();
    expect(await details.getByLabel('Headers (3)').innerText()).toContain('Bearer (hidden)');
    expect(await at.page.content()).not.toContain(at.site.endpoint.token);

    await rows('storage').filter({ hasText: 'secret/get endpoint-token' }).getByRole('button').first().click();
    await inspector().getByText('"value": "(hidden)"').waitFor();
    expect(await at.page.content()).not.toContain(at.site.endpoint.token);
  });

  test('shows the kinds that are chosen, and forgets on request', async () => {
    await openOn('SHOP-15');
    await suggestAndOpen();
    await rows('endpoint').waitFor();
    const kinds = inspector().getByRole('group', { name: 'Kinds of calls' });
    await button(kinds, 'Storage').click();
    expect(await rows('storage').count()).toBe(0);
    expect(await rows('jira').count()).toBe(2);
    await settledOn('SHOP-15');
    await button(inspector(), 'Clear').click();
    await inspector().getByText('No calls yet.').waitFor();
    expect(at.site.recorder.calls).toEqual([]);
  });

  test('goes by keyboard from line to line, and back to where it was opened', async () => {
    await openOn('SHOP-16');
    await settledOn('SHOP-16');
    const { page } = at;
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.getByTestId('invocation').first().getByRole('button').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toMatch(/^resolver/u);
    await page.keyboard.press('Enter');
    await inspector().getByTestId('call-details').waitFor();
    await page.keyboard.press('ArrowDown');
    // The newest run asks Jira first.
    expect(await focused()).toMatch(/^jira/u);
    await page.keyboard.press('Escape');
    await inspector().waitFor({ state: 'detached' });
    expect(await focused()).toBe('Inspector');
  });

  test('lets Jira fail for the app alone, says so, and ends it with one click', async () => {
    await openOn('SHOP-20');
    const { page } = at;
    const panel = panelOf(page);
    await page.getByTestId('fault-switch-jira').selectOption({ label: 'limits the rate (429)' });
    await page.getByTestId('fault-switch-storage').selectOption({ label: 'answers slowly' });
    const sign = page.getByTestId('fault-sign');
    await sign.getByText('Jira limits the rate (429), Storage answers slowly').waitFor();
    await page.getByTestId('fault-switch-storage').selectOption({ label: 'works' });
    await sign.getByText('Jira limits the rate (429).').waitFor();

    await button(panel, 'Suggest triage').click();
    await panel.getByText(/^Jira is currently limiting requests/u).waitFor();
    await openSuggestion();
    await rows('jira').first().getByText('429 (fault)').waitFor();
    await page.reload();
    expect(await shownFields(page)).toMatchObject({ priority: 'Medium' });

    await button(sign, 'Clear all faults').click();
    await sign.waitFor({ state: 'detached' });
    expect(at.site.faults()).toEqual({ endpoint: null, dialect: null, jira: null, storage: null, queue: null });
    await button(panel, /^(Try again|Suggest triage)$/u).click();
    await panel.getByTestId('proposals').waitFor();
  });

  test.each([
    ['light', 400],
    ['dark', 400],
    ['light', 1600],
    ['dark', 1600],
  ])('fits a %s page of %d pixels, with a fault on', async (theme, width) => {
    const { page } = at;
    await page.setViewportSize({ width, height: 800 });
    await openOn('SHOP-21');
    if (width < 700) await page.getByTestId('tools-toggle').click();
    await page.getByTestId('theme-switch').selectOption(theme);
    await page.getByTestId('fault-switch').selectOption({ label: 'breaks off mid-response' });
    await page.getByTestId('call-resolver').first().getByRole('button').click();
    await inspector().getByLabel('Result').waitFor();
    expect(await overflow()).toBe(0);
    expect(await inspector().evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    await button(page.getByTestId('fault-sign'), 'Clear all faults').click();
    await page.getByTestId('fault-sign').waitFor({ state: 'detached' });
  });
});
