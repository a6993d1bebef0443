import { addTallies, countSkipsAsFailures, describeSkips, summaryLine } from '../../../../dev/tasks/tally';

const skip = (name: string, reason = 'no browser'): { name: string; reason: string } => ({ name, reason });

test('the steps and the tests add up', () => {
  const sum = addTallies([
    { passed: 7, failed: 1, skipped: [] },
    { passed: 40, failed: 2, skipped: [skip('opens')] },
  ]);
  expect(sum).toEqual({ passed: 47, failed: 3, skipped: [skip('opens')] });
});

test('the summary names skipped tests only when there are some', () => {
  expect(summaryLine({ passed: 3, failed: 0, skipped: [] })).toBe('3 passed, 0 failed');
  expect(summaryLine({ passed: 3, failed: 1, skipped: [skip('a'), skip('b')] })).toBe('3 passed, 1 failed, 2 skipped');
});

test('a skipped test can count as a failed one', () => {
  expect(countSkipsAsFailures({ passed: 3, failed: 1, skipped: [skip('a')] })).toEqual({ passed: 3, failed: 2, skipped: [] });
});

test('skipped tests are listed under their reason', () => {
  expect(describeSkips([skip('a'), skip('b', 'switched off'), skip('c')])).toBe(
    'Skipped: no browser\n  - a\n  - c\nSkipped: switched off\n  - b',
  );
});
