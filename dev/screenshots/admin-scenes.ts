import type { Page } from 'playwright-core';
import { bottomOf, type Scene } from './scene';

const page = { path: '/admin', role: 'administrator', theme: 'light', width: 960 } satisfies Partial<Scene>;

const byId = (id: string) => `[data-testid="${id}"]`;

const until = (id: string) => (shown: Page) => bottomOf(shown, byId(id));

async function choose(shown: Page, label: string, text: string): Promise<void> {
  await shown.getByLabel(label, { exact: true }).fill(text);
  await shown
    .getByRole('option', { name: new RegExp(text, 'u') })
    .first()
    .click();
}

const open = (tab: string) => async (shown: Page) => shown.getByTestId(`tab-${tab}`).click();

/** The pictures of the administrator's guide, in its order. */
export const ADMIN_SCENES: readonly Scene[] = [
  {
    ...page,
    name: 'admin-start',
    configured: false,
    prepare: async (shown, host) => {
      await shown.getByLabel('Address').fill('https://embedded.sprintloom.com/v1');
      await shown.getByLabel('Token').fill(host.endpoint.token);
      await shown.getByTestId('connect').click();
      await shown.getByTestId('egress-dialog').getByRole('button', { name: 'Allow' }).click();
      await shown.getByTestId(`model-${host.endpoint.model}`).click();
      await shown.getByTestId('test-connection').click();
      await choose(shown, 'Projects', 'Web shop');
      await shown.getByTestId('import-read').click();
      await shown.getByTestId('import-add').waitFor();
    },
    bottom: until('step-values'),
  },
  {
    ...page,
    name: 'admin-connection',
    prepare: async (shown) => {
      await open('connection')(shown);
      await shown.getByTestId('test-connection').click();
      await shown.getByTestId('test-report').waitFor();
    },
    bottom: until('save-bar'),
  },
  {
    ...page,
    name: 'admin-values',
    prepare: async (shown) => {
      await open('values')(shown);
      await shown.getByTestId('add-labels').click();
      await shown.getByLabel('Add labels…').fill('front-end\nfrontend');
      await shown.getByTestId('add-labels-now').click();
      await shown.getByPlaceholder('Search labels').fill('fr');
      await shown.getByTestId('labels-frontend').waitFor();
      await shown.getByPlaceholder('Search components').fill('sign');
    },
    bottom: until('list-labels'),
  },
  {
    ...page,
    name: 'admin-rules',
    prepare: async (shown) => {
      await open('rules')(shown);
      await shown.getByLabel('Rules', { exact: true }).fill('Priority Highest only when customers cannot pay.');
      await shown.waitForFunction(() =>
        [...document.querySelectorAll('textarea')].some(({ readOnly, value }) => readOnly && value.includes('customers cannot pay')),
      );
      await shown.getByText('Updating…').waitFor({ state: 'detached' });
    },
    bottom: until('preview-rules'),
  },
  {
    ...page,
    name: 'admin-privacy',
    prepare: async (shown) => {
      await open('privacy')(shown);
      await shown.getByTestId('mask-text').fill('Mara (mara@nordkap.com, +49 30 901820) cannot pay.');
      await shown.getByTestId('mask-run').click();
      await shown.getByTestId('mask-found').waitFor();
    },
    bottom: until('masking'),
  },
  {
    ...page,
    name: 'admin-projects',
    prepare: async (shown) => {
      await open('projects')(shown);
      await choose(shown, 'Project', 'Web shop');
      await shown.getByTestId('change-rules').click();
      await shown.getByLabel('Rules for this project').fill('Anything about payment is at least High.');
    },
    bottom: until('override-rules'),
  },
  {
    ...page,
    name: 'admin-data',
    prepare: async (shown) => {
      await open('rules')(shown);
      await shown.getByLabel('Maximum number of labels').fill('3');
      await shown.getByTestId('save').click();
      await shown.getByText(/^Saved as version/u).waitFor();
      await open('data')(shown);
      await shown.getByTestId('compare-1').click();
      await shown.getByTestId('version-changes').waitFor();
    },
    bottom: until('reset'),
  },
];
