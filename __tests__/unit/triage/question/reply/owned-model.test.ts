import fc from 'fast-check';
import { hostileReply } from '../../../../../dev/attacks/model/hostile-replies';
import { findReasonFaults } from '../../../../../dev/attacks/model/reason-faults';
import { findReplyFaults } from '../../../../../dev/attacks/model/reply-faults';
import { plainReason } from '../../../../../src/triage/question/reply/plain-reason';

describe('a model that somebody else owns', () => {
  it('gets nothing past the allowlist, no field past the three, and no link or markup into a reason', () => {
    fc.assert(
      fc.property(hostileReply, fc.boolean(), (content, mask) => {
        expect(findReplyFaults(content, mask)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  }, 120_000);

  it('does get its replies read: many of them end in proposals with a reason', () => {
    const reasons = fc.sample(hostileReply, 300).filter((content) => /"(?:High|Storage|regression)"/.test(content));
    expect(reasons.length).toBeGreaterThan(30);
  });
});

describe('the look at reasons', () => {
  it.each([
    ['a tag', 'see <b>this</b>'],
    ['a tag', 'x <img src'],
    ['a link in markdown', '[a](b)'],
    ['emphasis in markdown', 'a **b** c'],
    ['code in markdown', 'a `b` c'],
    ['a tag', '＜b＞'],
    ['a scheme', 'at http://x'],
    ['a scheme', 'ｈｔｔｐ：／／x'],
    ['a scheme that runs or opens something', 'javascript:x'],
    ['an address without a scheme', 'on www.evil.com'],
    ['a domain with a path', 'at evil.com/x'],
    ['a domain with a path', 'at evil。com／x'],
    ['a domain with a path', 'пример.рф/путь'],
    ['a domain with a path', 'shop.example.com:8080/x'],
    ['a machine with a path', '10.1.2.3/x'],
    ['two slashes before a name', '//evil.com'],
    ['a mention of an account', '[~admin]'],
    ['a control or bidi character', 'a\u202eb'],
    ['a control or bidi character', 'a\nb'],
    ['too many characters', 'x'.repeat(281)],
    ['space around it', ' x'],
  ])('sees %s in %j', (fault, reason) => {
    expect(findReasonFaults(reason)).toContain(fault);
  });

  it.each([
    'The summary reports data loss after 3.2.1',
    '8 of 10 similar issues are in storage',
    'Node.js and OrderService.java:42 and/or CI/CD',
    'Kaputt seit v2.1 (Größe: 5 GB)',
    '支払いが失敗。再試行/更新が必要',
  ])('leaves %j alone, and so does the app', (reason) => {
    expect(findReasonFaults(reason)).toEqual([]);
    expect(plainReason(reason, true)).toBe(reason);
  });
});
