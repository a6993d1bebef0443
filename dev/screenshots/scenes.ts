import { ADMIN_SCENES } from './admin-scenes';
import { bottomOf, type Scene } from './scene';

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

/** The pictures of the README and of the administrator's guide. */
export const SCENES: readonly Scene[] = [
  { ...panel, name: 'panel-light', theme: 'light' },
  { ...panel, name: 'panel-dark', theme: 'dark' },
  ...ADMIN_SCENES,
];
