import { decodeEntities } from '../../../src/text/decode-entities';

// What follows are the rules of the HTML Standard for attributes, "named" and "numeric character reference state".
it.each([
  ['a name', '&lt;b&gt; &CounterClockwiseContourIntegral; &amp', '<b> ∳ &'],
  ['a name of two characters', '&NotEqualTilde;', '≂̸'],
  ['an old name without a semicolon', '&lt&gt &eacute.', '<> é.'],
  ['a number', '&#60;&#x3c;&#X3C;&#0060;&#128640;', '<<<<🚀'],
  ['a number without a semicolon, whatever follows', '&#60b &#60= &#x3cz', '<b <= <z'],
  ['a number of Windows-1252', '&#128;&#x9f;&#129;', '€Ÿ\u0081'],
  ['a number of no character', '&#0;&#xD800;&#xDFFF;&#x110000;&#99999999999999999999;', '\uFFFD'.repeat(5)],
  ['an ampersand at any depth', '&amp;amp;#38;#x26;lt;', '<'],
  ['one level of anything else', '&#38lt; &#x26;num;#35;', '&lt; ##35;'],
])('decodes %s', (_name, text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded);
});

it.each([
  '&copy=2',
  '&notit;',
  '&ampere',
  '&LTx',
  '&alpha',
  '&Nbsp;',
  '&nosuchname;',
  '&constructor;',
  '& lt;',
  '&;',
  '&#;',
  '&#x;',
  '&#xg;',
])('leaves %s as it is', (text) => {
  expect(decodeEntities(text)).toBe(text);
});
