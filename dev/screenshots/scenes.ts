import type { Page } from 'playwright-core';
import type { Person } from '../jira';

/** One picture: whose page it is, and what they do before it is taken. */
export interface Scene {
  /** Name of the file, without its ending. */
  name: string;
  path: string;
  role: Person['role'];
  theme: 'light' | 'dark';
  /** Width of the page in pixels. */
  width: number;
  prepare(page: Page): Promise<void>;
  /** Where the picture ends once it is prepared, in pixels from the top of the page. */
  bottom(page: Page): Promise<number>;
}

/** In pixels, between the end of what is shown and the edge of the picture. */
const MARGIN = 24;

const panel = {
  path: '/browse/SHOP-13',
  role: 'agent',
  width: 1_120,
  prepare: async (page) => {
    await page.getByRole('button', { name: 'Suggest triage' }).click();
    await page.getByTestId('proposals').waitFor();
  },
  bottom: (page) => bottomOf(page, '.issue-panel'),
} satisfies Partial<Scene>;

/** The pictures of the README. */
export const SCENES: readonly Scene[] = [
  { ...panel, name: 'panel-light', theme: 'light' },
  { ...panel, name: 'panel-dark', theme: 'dark' },
  {
    name: 'admin-page',
    path: '/admin',
    role: 'administrator',
    theme: 'light',
    width: 800,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Test connection' }).click();
      await page.getByTestId('test-report').waitFor();
    },
    bottom: (page) => bottomOf(page, '[data-testid="priority-overwrite--checkbox-label"]'),
  },
];

async function bottomOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`Nothing on the page is ${selector}.`);
  return Math.ceil(box.y + box.height) + MARGIN;
}
