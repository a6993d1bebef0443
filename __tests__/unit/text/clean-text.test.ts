import { cleanText } from '../../../src/text/clean-text';

function clean(text: string, limit = 1_000): string {
  return cleanText(text, { maskPersonalData: false, limit }).text;
}

/** `invisible` between the letters of `word`. */
function interleave(word: string, invisible: string): string {
  return Array.from(word).join(invisible);
}

describe('cleanText', () => {
  it.each([
    'Use List<String> and Map<K, V>, not std::vector<int>.',
    'a < b && c > d',
    'x<y and more',
    'I <3 this',
    'p->q <- r <=> s << t >> u',
    'cat <<EOF',
    'at org.example.Main.<init>(Main.java:3)',
    '<dependency><groupId>org.example</groupId></dependency>',
    'for (i=0;i<a.length;i++)',
    'mail from <a.person@example.com>',
    'R&D, AT&T, ?a=1&copy=2&lt=3',
    'x = y; on = true; icon=5; button=left',
    'Größe 20°C, 価格は¥500です, цена 5€, 🚀',
    'the ticket start date and the ticket end date',
    'C# #5 ticket start',
    '## Steps\n\n1. Open it\n  - then wait',
  ])('leaves %j as it is', (text) => {
    expect(clean(text)).toBe(text);
  });

  it.each([
    ['tags, keeping what they enclose', '<p>one</p><div>two<br/>three</div>', 'one\n\ntwo\nthree'],
    ['inline tags without splitting the word', '<b>H</b>ello w<i class="x">or</i>ld', 'Hello world'],
    ['tags with a > or < in quotes', 'a<img alt="x > y">b', 'a\nb'],
    ['tags with a lone quote', `a<p class=it's>b`, 'a\nb'],
    ['tags in capitals over several lines', 'a<TABLE\nborder=1>b', 'a\nb'],
    ['elements of SVG', 'a<svg><animate onbegin=alert(1)>b', 'a\n\nb'],
    ['scripts with what they hold', 'a<script src=x>if (b < c) alert("</b>")</script >d', 'a\n\nd'],
    ['style sheets with what they hold', 'a<style>p { color: red }</style>b', 'a\n\nb'],
    ['comments, doctypes and XML declarations', '<?xml version="1.0"?><!DOCTYPE html>a<!-- <b> -->b', 'a b'],
    ['encoded tags', 'a&lt;script&gt;b&lt;/script&gt;c', 'a\n\nc'],
    ['tags that were encoded often', 'a&amp;amp;amp;lt;script&amp;#38;gt;b', 'a\nb'],
  ])('removes %s', (_name, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it.each([
    ['a tag that never ends', 'x <img src=y onload=z', 'x < img src=y onload[=]z'],
    ['a tag that a removed one completes', '<scr<b></b>ipt>x</scr<b></b>ipt>', '<scr ipt>x</scr ipt>'],
    ['a comparison of short names', 'if a<b and c>d', 'if a< b and c>d'],
    ['a generic type called like an element', 'List<Object> o', 'List< Object> o'],
    ['a comment that never ends', 'a <!-- b', 'a < !-- b'],
    ['a script that never ends', 'a <script>b c d', 'a\nb c d'],
    ['CDATA', '<![CDATA[a < b]]>', 'a < b]]>'],
  ])('keeps the words of %s', (_name, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  // @promise markup-stripped
  it('defuses event handlers, however they were hidden', () => {
    expect(clean('onerror=a ONCLICK = b on<b></b>load=c on&#99;lick&#61;d on\u200bblur=e')).toBe(
      'onerror[=]a ONCLICK [=] b onload[=]c onclick[=]d onblur[=]e',
    );
  });

  // @promise markup-stripped
  it('defuses addresses that run script', () => {
    expect(clean('javascript:a JAVA\tscript :b vb&#115;cript:c data:text/html,d java\nscript:e')).toBe(
      'javascript[:]a JAVA script[:]b vbscript[:]c data[:]text/html,d java\nscript[:]e',
    );
  });

  it.each([
    '### TICKET START',
    '### TICKET END',
    '# ticket start',
    '########## Ticket   End',
    '###TICKET_START',
    '### TICKET-END',
    '＃＃＃ ＴＩＣＫＥＴ ＳＴＡＲＴ',
    '♯♯♯ TICKET START',
    '### ТІСКЕТ ЅТАRТ',
    '### ΤΙCΚΕΤ ΕΝD',
    '### ᴛɪᴄᴋᴇᴛ ᴇɴᴅ',
    '### 𝐓𝐈𝐂𝐊𝐄𝐓 𝐄𝐍𝐃',
    '### Ⓣⓘⓒⓚⓔⓣ Ⓔⓝⓓ',
    '### 🅃🄸🄲🄺🄴🅃 🅂🅃🄰🅁🅃',
    '### 🆃🅸🅲🅺🅴🆃 🅴🅽🅳',
    '### T1CK3T 5T4RT',
    '### T|CKET END',
    '### T|ICKET END',
    '### ŤÍČĶĚŢ ÉŇĎ',
    '### T I C K E T  S.T.A.R.T',
    '--- TICKET START',
    '=== TICKET END',
    '——— TICKET END',
    '###\nTICKET\nSTART',
    '### **TICKET** _START',
    '### <b>TICKET</b> START',
    '### TIC<b>KET</b> STA<i></i>RT',
    '### TIC<p>KET END',
    '&#35;&#x23;&num; TICKET&nbsp;START',
    '&amp;num; ticket &#101;nd',
    `### ${interleave('TICKET START', '\u200b')}`,
    `### ${interleave('TICKET START', '\u{e0001}')}`,
    `#\ufe0f\u20e3 ${interleave('TICKET END', '\u202e')}`,
    '### TICKET<!-- x --> START',
    '### TICKET &shy;START',
    '### TICKET ﬆART',
  ])('removes the marker %j', (marker) => {
    expect(clean(`before ${marker} after`).replace(/\s+/g, ' ')).toBe('before [marker removed] after');
  });

  it('leaves no marker where removing one brings two halves together', () => {
    expect(clean('### TICK### TICKET STARTET START')).toBe('### TICK[marker removed]ET START');
  });

  it('removes what cannot be seen', () => {
    const invisible = ['\u0000', '\u0007', '\u001b', '\u007f', '\u00ad', '\u200b', '\u200d', '\u2060', '\ufeff', '\u3164', '\ufff9'];
    const steering = ['\u202e', '\u2066', '\u061c', '\u200f', '\ufe0f', '\u{e0100}', '\u{e0041}', '\ue000', '\uffff', '\ud800', '\udfff'];
    const characters = [...invisible, ...steering];
    expect(clean(characters.map((character) => `a${character}`).join(''))).toBe('a'.repeat(characters.length));
  });

  it('makes every line end and every space the usual one', () => {
    expect(clean('a\r\nb\rc\u2028d\u2029e\u0085f\tg\u00a0h\u3000i')).toBe('a\nb\nc\nd\ne\nf g h i');
  });

  it('keeps one blank line, no spaces at line ends, and a moderate indentation', () => {
    expect(clean(`\n\n  a  b  \n \n\n\n${' '.repeat(40)}c\n`)).toBe('a b\n\n        c');
  });

  it('joins lines when one line is wished', () => {
    expect(cleanText(' a\n\n b\tc ', { maskPersonalData: false, limit: 10, singleLine: true }).text).toBe('a b c');
  });

  it('cuts by code point, without half a character or a space at the end', () => {
    expect(clean('😀'.repeat(20), 7)).toBe('😀'.repeat(7));
    expect(clean('abc def', 4)).toBe('abc');
  });

  it('looks at no more than 32,767 code points', () => {
    expect(clean(`${' '.repeat(32_766)}ab`)).toBe('a');
  });

  it('makes harmless what only the cut turns into a tag', () => {
    expect(clean('an x <binary>', 7)).toBe('an x <');
  });

  it('masks only when wished, and counts', () => {
    const text = 'write to mia@example.com or joe@example.com';
    expect(cleanText(text, { maskPersonalData: false, limit: 99 })).toMatchObject({ text, masked: { email: 0 } });
    expect(cleanText(text, { maskPersonalData: true, limit: 99 })).toMatchObject({
      text: 'write to [email] or [email]',
      masked: { email: 2, phone: 0 },
    });
  });

  it('masks what was hidden behind entities, tags and invisible characters', () => {
    const text = 'mia&#64;example.com, mia@<b>example</b>.com, mia\u200b@example.com';
    expect(cleanText(text, { maskPersonalData: true, limit: 99 }).text).toBe('[email], [email], [email]');
  });

  it('decodes what was encoded twenty times', () => {
    expect(clean(`a &${'amp;'.repeat(20)}lt; b`)).toBe('a < b');
  });

  it('cuts only what is clean, so that markup takes no room', () => {
    expect(clean(`${'&&#35;60;b>'.repeat(300)}end`)).toBe('end');
  });

  it('removes a marker from a text of which it keeps letters only', () => {
    expect(clean(`Help 井 TICKET START ${'&'.repeat(50)}#35;${'35;'.repeat(50)}`)).toBe('help [marker removed]');
  });

  it('keeps letters only of a text with more layers of encoding than honest text has', () => {
    const layers = `${'&'.repeat(50)}#35;${'35;'.repeat(50)}`;
    expect(clean(`Help ${layers} me`)).toBe('help me');
  });
});
