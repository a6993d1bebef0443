import { draw } from '../draw';
import { SimilarIssues } from '../../../../resources/issue-panel/similar-issues';
import { makeSimilar } from './make-suggestion';

const KEYS = ['SHOP-1', 'SHOP-2', 'SHOP-3', 'SHOP-4'];

it('shows the two most similar, and the rest when asked', () => {
  const drawn = draw(<SimilarIssues issues={KEYS.map((key) => makeSimilar(key))} />);
  const keys = () => drawn.find('Link').map(({ props }) => props['href']);
  expect(keys()).toEqual(['/browse/SHOP-1', '/browse/SHOP-2']);
  drawn.press('more (2)');
  expect(keys()).toEqual(KEYS.map((key) => `/browse/${key}`));
  drawn.press('fewer');
  expect(keys()).toHaveLength(2);
});

it('opens an issue beside this one, so that nothing that was ticked is lost', () => {
  const drawn = draw(<SimilarIssues issues={[makeSimilar('SHOP-1')]} />);
  expect(drawn.find('Link')[0]?.props).toMatchObject({ href: '/browse/SHOP-1', openNewTab: true });
  expect(drawn.buttons()).toEqual([]);
  expect(drawn.text()).toContain('SHOP-1 Summary of SHOP-1 · storage · High · data-loss');
});

it('draws nothing without evidence', () => {
  expect(draw(<SimilarIssues issues={[]} />).text()).toBe('');
});
