import { compareSummaries, summaryTerms, type KnownWords } from '../../../src/text/alike-summaries';

const compare = (one: string, other: string, known: KnownWords | null = null) =>
  compareSummaries(summaryTerms(one), summaryTerms(other), known);

/** A project in which these words stand in many issues, and all words are as rare as each other. */
const knowing = (...common: string[]): KnownWords => ({
  rarityOf: () => 3,
  isCommon: (term) => common.some((word) => word.startsWith(term)),
});

describe('two summaries', () => {
  test.each([
    ['Newsletter form rejects addresses with an apostrophe', 'Addresses with an apostrophe are rejected by the newsletter form'],
    ['Element "20" of the tree not found', 'Element "51" of the tree not found'],
    ['VPN is down', 'VPN down'],
    ['Rechnung wird nach dem Login nicht angezeigt', 'Nach Login wird keine Rechnung angezeigt'],
    ['注文確認メールの文字化け', '注文確認メールが文字化けする'],
  ])('are alike: %j and %j', (one, other) => {
    expect(compare(one, other)).not.toBeNull();
    expect(compare(other, one)?.likeness).toBeCloseTo(compare(one, other)?.likeness ?? 0);
  });

  test.each([
    ['nothing but general words is in both', 'Please help: problem with the website', 'Website problem, please help'],
    ['each has more that the other has not', 'Modal window is not shown in Firefox', 'Modal window title is too small'],
    [
      'only the component is the same',
      'Search filter of the list is slow in large categories',
      'Search filter of the list forgets brands when somebody goes back',
    ],
    ['only who wrote them is the same', 'anna.miller@shop.example: refund', 'anna.miller@shop.example: parcel'],
    ['only the small words of a language are', 'Kann mit der Karte nicht zahlen', 'Kann mit der Uhr nicht starten'],
    ['they name the same things by number', 'Parcel 4711 to 4712 lost', 'Parcel 4711 to 4712 damaged'],
    ['one word says it all', 'Refunds', 'Refunds'],
    ['there are none', '', ''],
  ])('are not, where %s', (_why, one, other) => {
    expect(compare(one, other)).toBeNull();
  });

  test('say which words both have, as the first one has them', () => {
    expect(compare('Uploading invoices crashes', 'Invoice crashed: upload')?.shared).toEqual(['uploading', 'invoices', 'crashes']);
  });

  test('are not alike by words that many issues of the project have', () => {
    const pair = ['Warehouse scanner loses articles', 'Warehouse scanner loses network'] as const;
    expect(compare(...pair, knowing())).not.toBeNull();
    expect(compare(...pair, knowing('warehouse'))).toBeNull();
  });

  test('are about other versions where all but the last part of these is the same', () => {
    const rare: KnownWords = { ...knowing(), rarityOf: (term) => (/\d/u.test(term) ? 8 : 2) };
    expect(compare('Upgrade kafka client library to 2.8.1', 'Upgrade kafka client library to 2.8.2', rare)).toBeNull();
    expect(compare('Upgrade kafka client library to 2.8.1', 'Kafka client library: upgrade to 2.8.1', rare)).not.toBeNull();
  });

  test('are more alike by rare words than by others', () => {
    const rare: KnownWords = { ...knowing(), rarityOf: (term) => (term === 'idempotency' ? 8 : 1) };
    const pair = ['Idempotency key of captures lost', 'Key of captures without idempotency, seen in Poland'] as const;
    expect(compare(...pair, rare)?.likeness ?? 0).toBeGreaterThan(compare(...pair)?.likeness ?? 1);
  });
});
