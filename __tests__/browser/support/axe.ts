import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Locator, Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

async function run(target: Locator, options: RunOptions): Promise<AxeResults> {
  // It stays loaded until the next page.
  if (!(await target.page().evaluate(() => 'axe' in globalThis))) await target.page().evaluate(AXE);
  return target.evaluate(
    (element, given) =>
      (globalThis as unknown as { axe: { run(element: Node, options: object): Promise<AxeResults> } }).axe.run(element, given),
    options,
  );
}

const markupOf = (results: AxeResults['passes']): string[] => results.flatMap(({ nodes }) => nodes.map(({ html }) => html));

/** The texts below an element by what axe says of their contrast: at least 4.5 to 1, or 3 to 1 for large ones (WCAG 2, level AA). */
export async function sortByContrast(target: Locator): Promise<{ readable: string[]; unreadable: string[] }> {
  await endTransitions(target.page());
  const { passes, violations } = await run(target, { runOnly: ['color-contrast'] });
  return { readable: markupOf(passes), unreadable: markupOf(violations) };
}

/** Waits until all colors are those of the theme: inputs fade from one to the other, and dialogs fade in. Spinners never end. */
async function endTransitions(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect, playState }) => playState === 'running' && Number.isFinite(Number(effect?.getComputedTiming().endTime)));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Rules about colors; nothing else differs between the themes, and the others take most of the time. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the whole page, the app's part and the host's, in light and in dark: rule and element. */
export async function violationsOn(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    await page.getByLabel('Theme').selectOption(theme);
    await page.waitForFunction((name) => document.documentElement.dataset['colorMode'] === name, theme);
    await endTransitions(page);
    const rules = theme === 'light' ? {} : { runOnly: OF_COLORS };
    // Describing in full what passes takes longer than looking for what does not.
    const { violations } = await run(page.locator('body'), { ...rules, resultTypes: ['violations'] });
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${theme}, ${id}: ${html.slice(0, 200)}`)));
  }
  return found;
}
