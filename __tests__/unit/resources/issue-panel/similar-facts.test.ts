import { similarFacts } from '../../../../resources/issue-panel/similar-facts';
import { makeSimilar } from './make-suggestion';

it('names components, then the priority, then labels', () => {
  const issue = makeSimilar('SHOP-31', { values: { components: ['storage', 'search'], priority: ['High'], labels: ['data-loss', 'api'] } });
  expect(similarFacts(issue)).toBe('storage, search · High · data-loss, api');
});

it('says which words both have', () => {
  const issue = { ...makeSimilar('SHOP-31', { values: { components: [], priority: ['High'], labels: [] } }), shared: ['refund', 'תשלום'] };
  expect(similarFacts(issue)).toBe('High · both say: refund, \u2068תשלום\u2069');
});

it('leaves out what the issue lacks', () => {
  expect(similarFacts(makeSimilar('SHOP-31', { values: { components: [], priority: [], labels: ['api'] } }))).toBe('api');
  expect(similarFacts(makeSimilar('SHOP-31', { values: { components: [], priority: [], labels: [] } }))).toBe('');
});

it('keeps names that run from right to left apart', () => {
  const issue = makeSimilar('AR-1', { values: { components: ['البحث', 'דוחות'], priority: ['High'], labels: ['api'] } });
  expect(similarFacts(issue)).toBe('\u2068البحث\u2069, \u2068דוחות\u2069 · High · api');
});
