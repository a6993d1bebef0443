import { draw } from '../draw';
import { FindSimilar } from '../../../../resources/issue-panel/find-similar';
import type { AlikeIssues } from '../../../../src/contract/panel';
import { makeSimilar } from './make-suggestion';
import { settle } from './set-up-panel';

const alike = (key: string) => ({ ...makeSimilar(key), shared: ['refund'] });

async function find(found: AlikeIssues, examples: string[] = []) {
  const onFind = () => Promise.resolve({ ok: true as const, data: found });
  const onLink = () => Promise.reject(new Error('not expected in this test'));
  const drawn = draw(<FindSimilar examples={examples.map((key) => makeSimilar(key))} onFind={onFind} onLink={onLink} />);
  drawn.press('Show similar issues');
  await settle();
  return drawn;
}

it('shows what is still open before what was resolved, each with the words that both have', async () => {
  const drawn = await find({ open: [alike('SHOP-30')], similar: [alike('SHOP-1')], linkedIds: ['id of SHOP-1'] });
  expect(drawn.find('Link').map(({ props }) => props['href'])).toEqual(['/browse/SHOP-30', '/browse/SHOP-1']);
  expect(drawn.text()).toMatch(/Open issues of this project .*both say: refund.*Resolved issues of this project .*both say: refund/su);
  expect(drawn.buttons()).toContain('Link as a duplicate of SHOP-30');
  expect(drawn.buttons()).not.toContain('Link as a duplicate of SHOP-1');
});

it('does not show again what stands above it as an example', async () => {
  const drawn = await find({ open: [], similar: [alike('SHOP-1'), alike('SHOP-2')], linkedIds: [] }, ['SHOP-1']);
  expect(drawn.find('Link').map(({ props }) => props['href'])).toEqual(['/browse/SHOP-2']);
});

it('says so when nothing else reads like the issue', async () => {
  const drawn = await find({ open: [], similar: [alike('SHOP-1')], linkedIds: [] }, ['SHOP-1']);
  expect(drawn.text()).toContain('No other issue of this project');
});
