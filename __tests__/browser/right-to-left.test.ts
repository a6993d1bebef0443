import { createSite } from '../../dev/jira';
import { describeInBrowser } from '../support/browser';
import { browserSite } from './support/browser-site';

const ISSUE = 'AR-37';

describeInBrowser('an issue in Arabic', () => {
  const at = browserSite({ jiraState: createSite('world', Date.now()).state, allowlists: null });

  test('keeps its words, and what is proposed beside them, in the order of the line', async () => {
    const { page } = at;
    await at.open(`/browse/${ISSUE}`, 'administrator');
    await page.getByRole('button', { name: 'Suggest triage' }).first().click();
    const row = page.locator('[data-testid^="similar-AR-"]').first();
    await row.waitFor();
    // The summary and the facts both begin with Arabic letters: unless each stands for itself, the second comes first.
    const [summary, facts] = await row.evaluate((element) => {
      const rangeOf = (node: Node): DOMRect => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getBoundingClientRect();
      };
      const texts = [...element.childNodes].filter(
        ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim() !== '',
      );
      return [texts.at(-1), element.lastChild].map((node) => (node ? rangeOf(node).toJSON() : null) as DOMRect | null);
    });
    expect(facts?.left).toBeGreaterThanOrEqual((summary?.right ?? Infinity) - 1);
    expect(await row.innerText()).toMatch(/[\u0600-\u06ff]{3}.*·.*[\u0600-\u06ff]{3}/u);
    await page.getByRole('button', { name: /^Accept selected/u }).click();
    await page.getByText(/^Components: \+ .*تسجيل الدخول/u).waitFor();
  });
});
