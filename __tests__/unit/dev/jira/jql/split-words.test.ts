import fc from 'fast-check';
import { splitWords } from '../../../../../dev/jira/jql/split-words';

it.each([
  ['English', "Node.js doesn't start, see my_file v3.2.1!", ['node.js', "doesn't", 'start', 'see', 'my_file', 'v3.2.1']],
  ['German, decomposed', 'Bestellung hängt'.normalize('NFD'), ['bestellung', 'hängt']],
  ['Hindi', 'भुगतान विफल', ['भुगतान', 'विफल']],
  ['Arabic with vowel signs', 'فَشِلَ الدَّفْعُ', ['فَشِلَ', 'الدَّفْعُ']],
  ['Korean', '환불이 실패', ['환불이', '실패']],
  ['Thai, whole', 'ชำระเงินไม่ได้ iPhone', ['ชำระเงินไม่ได้', 'iphone']],
  ['Chinese, sign by sign', '退款失败', ['退', '款', '失', '败']],
  ['Japanese', '注文のメール', ['注', '文', 'の', 'メール']],
])('splits %s as Lucene does', (_language, text, words) => {
  expect(splitWords(text)).toEqual(words.map((word) => word.normalize('NFC')));
});

it('splits ASCII by the rules that it splits every other text by', () => {
  // A letter outside of ASCII sends the same text the other way.
  const withoutLast = (text: string): string[] => splitWords(`${text}-é`).slice(0, -1);
  const character = fc.constantFrom(...`abzAZ09_.,;:'"-/@+#`.split(''));
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 12 }), (text) => {
      expect(splitWords(text)).toEqual(withoutLast(text));
    }),
    { numRuns: 3_000 },
  );
});
