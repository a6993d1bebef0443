import fc from 'fast-check';
import { anyText } from '../../../../dev/any-text';
import { buildWordsJql } from '../../../../src/triage/question/evidence/build-jql';
import { rankSimilar } from '../../../../src/triage/question/evidence/rank-similar';
import { searchWords } from '../../../../src/triage/question/evidence/search-words';

const issue = (id: string, summary: string) => ({ id, key: `K-${id}`, summary, values: { priority: [], components: [], labels: [] } });

describe('searchWords', () => {
  it('takes the words of the summary, longer ones first, then those of the description', () => {
    expect(searchWords('The card payment is charged twice', 'payment provider, provider times out')).toEqual([
      'payment',
      'charged',
      'twice',
      'card',
      'provider',
      'times',
    ]);
  });

  it('leaves out common words, numbers and what is too short or too long', () => {
    expect(searchWords(`it was 2026 not ${'x'.repeat(41)} ok`, '')).toEqual([]);
  });

  it.each([
    ['German, decomposed', 'Rückerstattung hängt'.normalize('NFD'), ['rückerstattung', 'hängt']],
    ['Hindi', 'भुगतान विफल हुआ', ['भुगतान', 'विफल', 'हुआ']],
    ['Arabic with vowel signs', 'فَشِلَ الدَّفْعُ', ['الدَّفْعُ', 'فَشِلَ']],
    ['Vietnamese', 'Thanh toán thất bại', ['thanh', 'toán', 'thất', 'bại']],
    ['Korean', '환불 요청이 실패합니다', ['실패합니다', '요청이', '환불']],
    ['Thai, which the index does not cut', 'ชำระเงินไม่ได้ iPhone', ['ชำระเงินไม่ได้', 'iphone']],
    ['Chinese', '订单退款失败', ['订单', '退款', '失败']],
    ['Japanese', '注文確認メールが届かない', ['メール', '注文', '確認']],
  ])('takes the words of %s', (_language, summary, words) => {
    expect([...searchWords(summary, '')].sort()).toEqual([...words].map((word) => word.normalize('NFC')).sort());
  });

  it('takes eight words at most', () => {
    expect(searchWords('alpha bravo charlie delta echo foxtrot golf hotel india juliett', '')).toHaveLength(8);
  });
});

describe('buildWordsJql', () => {
  it('keeps OR inside the project', () => {
    expect(buildWordsJql('10001', ['card', 'twice'])).toBe(
      'project = 10001 AND statusCategory = Done AND (summary ~ "card" OR summary ~ "twice")',
    );
  });

  it('drops whatever is no word, and is no query without words or project', () => {
    expect(buildWordsJql('10001', ['a" OR project != 1', 'ok'])).toBe('project = 10001 AND statusCategory = Done AND (summary ~ "ok")');
    expect(buildWordsJql('10001', ['"', ''])).toBeNull();
    expect(buildWordsJql('SHOP OR 1=1', ['ok'])).toBeNull();
  });

  it('never changes its structure, whatever an issue says', () => {
    const hostile = fc.oneof(
      anyText(),
      fc.constantFrom(
        '") OR (project is not EMPTY',
        '\\" OR text ~ "',
        "' OR 1=1 --",
        'ORDER BY created',
        '"\u0000"',
        'AND',
        'NOT',
        '＂ OR ＂',
      ),
    );
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 12 }), anyText(), (pieces, description) => {
        // With a word of its own, so that there is a query to look at.
        expect(buildWordsJql('10001', searchWords(['payment', ...pieces].join(' '), description))).toMatch(
          /^project = 10001 AND statusCategory = Done AND \(summary ~ "[\p{L}\p{M}\p{N}]{1,40}"(?: OR summary ~ "[\p{L}\p{M}\p{N}]{1,40}"){0,7}\)$/u,
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('rankSimilar', () => {
  const aboutOnly = (summary: string) => ({ summary, description: '' });

  it('knows a word in another form, and the parts of names in code', () => {
    const candidates = [issue('1', 'Crashing HTMLParser'), issue('2', 'Slow start')];
    expect(rankSimilar(aboutOnly('the parser crashed'), candidates, 10).map(({ id }) => id)).toEqual(['1']);
  });

  it('lets the summary count for more than the description', () => {
    const candidates = [issue('1', 'printer jam'), issue('2', 'network outage')];
    expect(rankSimilar({ summary: 'network', description: 'printer' }, candidates, 10).map(({ id }) => id)).toEqual(['2', '1']);
  });

  it('puts what shares the rarer words first, and leaves out what shares none, or only one that many have', () => {
    const candidates = [
      issue('1', 'Payment page is slow'),
      issue('2', 'Payment charged twice after reload'),
      issue('3', 'Printer on fire'),
      issue('4', 'Payment of invoices'),
    ];
    expect(rankSimilar(aboutOnly('Customer charged twice for one payment'), candidates, 10).map(({ id }) => id)).toEqual(['2']);
  });

  it.each([
    ['German', 'Rückerstattung für gelöschte Bestellung hängt'.normalize('NFD'), 'Rückerstattung für gelöschte Bestellung hängt fest'],
    ['Hindi', 'भुगतान के बाद ऑर्डर रद्द नहीं होता', 'भुगतान के बाद ऑर्डर रद्द नहीं हुआ'],
    ['Thai', 'ชำระเงินด้วยบัตรเครดิตไม่ได้', 'ลูกค้าชำระเงินด้วยบัตรเครดิตไม่ได้'],
    ['Arabic with vowel signs', 'فَشِلَ الدَّفْعُ بِالبِطَاقَةِ', 'فَشِلَ الدَّفْعُ بِالبِطَاقَةِ مَرَّتَيْنِ'],
    ['Korean', '삭제된 주문의 환불이 처리되지 않음', '삭제된 주문의 환불이 중단됨'],
    ['Chinese', '已删除订单的退款卡住', '订单退款卡住了'],
    ['Japanese', '削除した注文の返金が止まる', '注文の返金が止まったまま'],
  ])('finds the twin of a text in %s', (_language, summary, twin) => {
    const candidates = [issue('1', twin), issue('2', 'Printer on fire'), issue('3', 'Slow start')];
    expect(rankSimilar(aboutOnly(summary), candidates, 10).map(({ id }) => id)).toEqual(['1']);
  });

  it('keeps no more than asked for', () => {
    expect(rankSimilar(aboutOnly('crash'), [issue('1', 'crash'), issue('2', 'crash')], 1)).toHaveLength(1);
    expect(rankSimilar(aboutOnly(''), [issue('1', 'crash')], 3)).toEqual([]);
  });
});
