import fc from 'fast-check';
import { anyText } from '../../../../../dev/any-text';
import { plainReason, REASON_LIMIT } from '../../../../../src/triage/question/reply/plain-reason';

describe('plainReason', () => {
  it.each([
    ['The summary reports data loss after an upgrade', 'The summary reports data loss after an upgrade'],
    ['See [the guide](https://evil.test/x) now', 'See the guide now'],
    ['Read https://evil.test/x?y=1 first', 'Read first'],
    ['Read www.evil.test first', 'Read first'],
    ['Go to evil.com/login please', 'Go to please'],
    ['<b>Bold</b> and *stars* and `code`', 'Bold and stars and code'],
    ['See x_file:/etc/passwd', 'See x'],
    ['# # Twice', 'Twice'],
    ['htthttps://tps://evil.test', ''],
    ['javascript:alert(1) it is', 'javascript : alert(1) it is'],
    ['# Heading\n\n- one\n- two', 'Heading - one - two'],
    ['line one\nline two', 'line one line two'],
    ['', ''],
  ])('turns %j into %j', (reason, plain) => {
    expect(plainReason(reason, true)).toBe(plain);
  });

  it('masks personal data when the setting is on', () => {
    expect(plainReason('ann.smith@sprintloom.com reported it', true)).not.toContain('ann.smith');
    expect(plainReason('ann.smith@sprintloom.com reported it', false)).toContain('ann.smith');
  });

  it('cuts between characters, never inside one', () => {
    const cut = plainReason('😀'.repeat(1_000), true);
    expect(Array.from(cut)).toHaveLength(REASON_LIMIT);
    expect(cut).not.toMatch(/\p{Surrogate}/u);
  });

  it('leaves a single word as it is, as it would in a sentence', () => {
    const telling = ['javascript', 'Password', 'bearer', 'script', 'http', 'www', 'accountid', 'ticket', 'end', 'amp', 'Token', 'secret'];
    const anySmall = fc.integer({ min: 0x61, max: 0x2ffff }).map((code) => String.fromCodePoint(code));
    const small = fc.string({ unit: anySmall.filter((letter) => /^\p{Ll}$/u.test(letter)), minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...telling), small, fc.stringMatching(/^[A-Z]?[a-z]{2,40}$/)), (word) => {
        expect(plainReason(word, true)).toBe(word);
        expect(plainReason(`“${word}”, so`, true)).toBe(`“${word}”, so`);
      }),
      { numRuns: 1_000 },
    );
  });

  // @promise personal-data-masked
  it('holds no link, no markup and no more than its limit, whatever the model says', () => {
    const piece = fc.constantFrom(
      'http',
      'https://',
      '[a](',
      ')',
      '<a href="x">',
      'www.',
      'a.com/',
      '`',
      '**',
      '\n# ',
      'javascript:',
      '<scr',
      'ipt>',
      '\u200b',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, anyText({ maxLength: 12 })), { maxLength: 40 }), (pieces) => {
        const reason = plainReason(pieces.join(''), true);
        expect(reason).not.toMatch(/https?:\/\/|\bwww\.\S|\]\(|[<>`*]|\n/i);
        expect(Array.from(reason).length).toBeLessThanOrEqual(REASON_LIMIT);
      }),
      { numRuns: 1_000 },
    );
  });
});
