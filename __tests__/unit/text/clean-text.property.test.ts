import fc from 'fast-check';
import { anyText } from '../../../dev/any-text';
import { adfToText } from '../../../src/text/adf-to-text';
import { cleanIssueText } from '../../../src/text/clean-issue-text';
import { cleanText } from '../../../src/text/clean-text';
import { maskPersonalData } from '../../../src/text/mask/mask-personal-data';
import { HOSTILE_TEXTS } from '../../fixtures/hostile-text';
import { findFaults } from './invariants';

/** Pieces that are harmless or not, and that make something new of each other when they meet. */
const PIECES = [
  '<',
  '>',
  '</',
  '/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<b>',
  '</b>',
  '<script>',
  '</script>',
  '<scr',
  'ipt>',
  'b',
  'a',
  'p ',
  '<img src=',
  '"',
  "'",
  '`',
  '=',
  ' ',
  '\n',
  '\t',
  '&',
  '&lt;',
  '&amp;',
  '&#60;',
  '&#x3c',
  'amp;',
  'lt;',
  '#',
  '&#35;',
  '###',
  '＃',
  '---',
  'TICKET',
  'START',
  'END',
  'tick',
  'et ',
  'Т',
  'ІСКЕТ',
  'on',
  'onerror',
  'error=',
  'java',
  'script',
  ':',
  '\u200b',
  '\u0000',
  '\ud800',
  '\udc00',
  '\u{e0041}',
  '😀',
  'password=',
  'token: ',
  'mia@',
  'example.com',
  '10.1.2.3',
  '+49 30 1234567',
  '1',
  '4111111111111111',
  'AKIA',
  'ABCDEFGHIJKLMNOP',
  'http://',
  'a:b@',
  '[',
  ']',
  '[~',
  '-----BEGIN PRIVATE KEY-----',
  'eyJ',
  'The order failed. ',
  'List<String> ',
  'x<y ',
];

const hostile = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  anyText({ maxLength: 300 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 300 }),
);
const options = fc.record({ maskPersonalData: fc.boolean(), limit: fc.integer({ min: 1, max: 200 }), singleLine: fc.boolean() });
const runs = { numRuns: 1_500 };

describe('cleanText, for any text', () => {
  // @promise markup-stripped
  it('leaves nothing of what a prompt must not hold', () => {
    fc.assert(
      fc.property(hostile, options, (text, option) => {
        expect(findFaults(cleanText(text, option).text, option.limit)).toEqual([]);
      }),
      runs,
    );
  });

  it('changes nothing when it is applied again', () => {
    fc.assert(
      fc.property(hostile, options, (text, option) => {
        const once = cleanText(text, option).text;
        const again = cleanText(once, option);
        expect(again.text).toBe(once);
        expect(Object.values(again.masked).filter((count) => count > 0)).toEqual([]);
      }),
      runs,
    );
  });

  it('keeps plain words, in their order', () => {
    const word = fc.stringMatching(/^[a-zA-ZäöüßéèЖщ漢字]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
        const text = words.join(' ');
        expect(cleanText(text, { maskPersonalData: true, limit: 1_000 }).text).toBe(text);
      }),
    );
  });

  it('keeps words between angles, ampersands and hashes', () => {
    const word = fc.stringMatching(/^[c-z]{4}[0-9]{0,2}x$/);
    const sign = fc.constantFrom(' < ', ' > ', '<', '>', ' & ', ' # ', ' <= ', '->', '<<', '\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, sign), { maxLength: 30 }), (pairs) => {
        const { text } = cleanText(pairs.flat().join(''), { maskPersonalData: false, limit: 1_000 });
        expect(text.match(/[a-z0-9]+/g) ?? []).toEqual(pairs.map(([first]) => first));
      }),
    );
  });

  it.each(HOSTILE_TEXTS)('comes to a clean end for $name', ({ text }) => {
    for (const limit of [1_000, 40_000]) {
      const cleaned = cleanText(text, { maskPersonalData: true, limit }).text;
      expect(findFaults(cleaned, limit)).toEqual([]);
      expect(cleanText(cleaned, { maskPersonalData: true, limit }).text).toBe(cleaned);
    }
  });
});

describe('adfToText and cleanIssueText, for any value', () => {
  const node = fc.letrec((tie) => ({
    node: fc.record(
      {
        type: fc.constantFrom(
          'doc',
          'paragraph',
          'text',
          'bulletList',
          'listItem',
          'tableRow',
          'tableCell',
          'mention',
          'date',
          'expand',
          'media',
          'odd',
        ),
        text: hostile,
        attrs: fc.dictionary(fc.constantFrom('text', 'url', 'title', 'timestamp', 'order', 'alt', 'data'), fc.jsonValue()),
        content: fc.array(tie('node'), { maxLength: 4 }),
        marks: fc.array(fc.jsonValue(), { maxLength: 2 }),
      },
      { requiredKeys: ['type'] },
    ),
  })).node;

  it('gives a text for anything', () => {
    fc.assert(fc.property(fc.oneof(node, fc.anything()), (value) => expect(typeof adfToText(value)).toBe('string')));
  });

  it('stays within the limits of summary and description', () => {
    fc.assert(
      fc.property(hostile, node, fc.boolean(), (summary, description, mask) => {
        const cleaned = cleanIssueText({ summary, description }, { maskPersonalData: mask });
        expect(findFaults(cleaned.summary, 255)).toEqual([]);
        expect(cleaned.summary).not.toContain('\n');
        expect(findFaults(cleaned.description, 1_000)).toEqual([]);
      }),
    );
  });
});

describe('maskPersonalData, for any text', () => {
  it('finds nothing more in what it masked', () => {
    const word = fc.constantFrom(...PIECES);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const { text } = maskPersonalData(words.join(''));
        const again = maskPersonalData(text);
        expect(again.count === 0 ? again.text : maskPersonalData(again.text).text).toBe(again.text);
      }),
    );
  });
});
