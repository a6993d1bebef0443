import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Locator } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The texts below an element by what axe says of their contrast: at least 4.5 to 1, or 3 to 1 for large ones (WCAG 2, level AA). */
export async function sortByContrast(target: Locator): Promise<{ readable: string[]; unreadable: string[] }> {
  await target.page().evaluate(AXE);
  const { passes, violations } = await target.evaluate((element) =>
    (globalThis as unknown as { axe: { run(element: Node, options: object): Promise<AxeResults> } }).axe.run(element, {
      runOnly: ['color-contrast'],
    }),
  );
  const markup = (results: AxeResults['passes']): string[] => results.flatMap(({ nodes }) => nodes.map(({ html }) => html));
  return { readable: markup(passes), unreadable: markup(violations) };
}
