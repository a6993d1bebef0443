import { ADMIN_SCENES } from './admin-scenes';
import type { Host } from '../host';
import { bottomOf, type Scene } from './scene';

function agentOf({ jira }: Host): string | null {
  return jira.people.find(({ role }) => role === 'agent')?.accountId ?? null;
}

const panel = {
  path: '/browse/SHOP-13',
  role: 'agent',
  width: 1_120,
  learned: true,
  prepare: async (page) => {
    await page.getByRole('button', { name: 'Suggest triage' }).click();
    await page.getByTestId('proposals').waitFor();
    // Not while a second press of the same key would still do nothing.
    await page.locator('button:enabled', { hasText: 'Accept selected' }).waitFor();
  },
  bottom: (page) => bottomOf(page, '.issue-panel'),
} satisfies Partial<Scene>;

const triagePage = {
  name: 'triage-page',
  path: '/projects/SHOP/apps/triage-queue',
  role: 'agent',
  theme: 'light',
  width: 1_120,
  learned: true,
  prepare: async (page, host) => {
    for (const issueKey of ['SHOP-26', 'SHOP-25', 'SHOP-23'])
      await host.invoke({
        moduleKey: 'triage-panel',
        functionKey: 'suggestTriage',
        payload: { again: false },
        issueKey,
        accountId: agentOf(host),
      });
    await page.reload();
    await page.locator('button:enabled', { hasText: 'and go on' }).waitFor();
  },
  bottom: (page) => bottomOf(page, '[data-testid="row-SHOP-25"]'),
} satisfies Scene;

/** The pictures of the README and of the administrator's guide. */
export const SCENES: readonly Scene[] = [
  { ...panel, name: 'panel-light', theme: 'light' },
  { ...panel, name: 'panel-dark', theme: 'dark' },
  triagePage,
  ...ADMIN_SCENES,
];
