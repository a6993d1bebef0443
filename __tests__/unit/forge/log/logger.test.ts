import { TriageError } from '../../../../src/contract/triage-error';
import { codePlace } from '../../../../src/forge/log/logger';

const FRAME = '    at canary (canary.ts:1:2)';

describe('the place in the code that a log line names', () => {
  it('is the innermost frame of the cause', () => {
    const place = codePlace(new TriageError('INTERNAL', { cause: new TypeError('x is not a function') }));
    expect(place).toMatch(/logger\.test\.ts:\d+:\d+$/u);
  });

  // @promise app-logs-without-content
  it.each([
    ['a line that looks like a frame', `no\n${FRAME}`],
    ['nothing but such a line', `\n${FRAME}`],
    ['many of them', Array.from({ length: 20 }, () => FRAME).join('\n')],
    ['a name before it', `TypeError: x\n${FRAME}\n`],
    ['other line ends', `no\r\n${FRAME}\r`],
    ['nothing', ''],
  ])('never comes from a message with %s', (_what, message) => {
    for (const error of [new Error(message), new TypeError(message), new TriageError('INTERNAL', { cause: new RangeError(message) })]) {
      expect(String(codePlace(error))).not.toContain('canary');
    }
  });

  // @promise app-logs-without-content
  it('is none where the message is another one than when the stack was made, and where nothing was thrown that has a stack', () => {
    const changed = new Error(`no\n${FRAME}`);
    expect(changed.stack).toContain(FRAME);
    changed.message = 'changed';
    const renamed = new Error('no');
    renamed.stack = `${FRAME}\n    at real (real.ts:1:1)`;
    for (const error of [changed, renamed, FRAME, { stack: FRAME, message: '' }]) expect(codePlace(error)).toBeUndefined();
  });
});
