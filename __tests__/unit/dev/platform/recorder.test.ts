import { countRounds, createRecorder, type RecordedCall } from '../../../../dev/platform';

function call(start: number, end?: number): RecordedCall {
  return { id: `${start}`, kind: 'storage', invocationId: 'i', start, end, summary: '' };
}

describe('rounds', () => {
  it.each([
    ['nothing', [], 0],
    ['calls that were made together', [call(0, 5), call(1, 3), call(2, 9)], 1],
    ['calls that waited for each other', [call(0, 1), call(1, 2), call(3, 4)], 3],
    ['three together, then one', [call(0, 4), call(1, 5), call(2, 3), call(5, 6)], 2],
    ['a call that never ended', [call(0), call(1, 2)], 1],
    ['calls in any order', [call(5, 6), call(0, 4), call(1, 4)], 2],
  ])('of %s are counted', (_what, calls, rounds) => {
    expect(countRounds(calls)).toBe(rounds);
  });
});

it('forgets the oldest calls first', () => {
  const recorder = createRecorder(2);
  for (const start of [1, 2, 3]) recorder.begin(call(start));
  expect(recorder.calls.map(({ start }) => start)).toEqual([2, 3]);
});

it('forgets the oldest calls when their bodies grow, and never the newest', () => {
  const recorder = createRecorder(100, 50);
  const reply = (length: number) => ({ status: 200, headers: {}, body: 'x'.repeat(length) });
  recorder.begin({ ...call(1), payload: 'small' });
  recorder.begin(call(2));
  recorder.update('2', { reply: reply(40) });
  expect(recorder.calls.map(({ start }) => start)).toEqual([1, 2]);
  recorder.update('2', { reply: reply(49) });
  expect(recorder.calls.map(({ start }) => start)).toEqual([2]);
  recorder.update('2', { reply: reply(90) });
  expect(recorder.calls.map(({ start }) => start)).toEqual([2]);
  recorder.begin(call(3));
  expect(recorder.calls.map(({ start }) => start)).toEqual([3]);
});

it('has another revision after each change', () => {
  const recorder = createRecorder();
  const revisions = [recorder.revision];
  for (const change of [() => recorder.begin(call(1)), () => recorder.update('1', { end: 2 }), () => recorder.clear()]) {
    change();
    revisions.push(recorder.revision);
  }
  expect(new Set(revisions).size).toBe(4);
});

it('adds to a call what has become known, and ignores a call that it has forgotten', () => {
  const recorder = createRecorder(1);
  recorder.begin(call(1));
  recorder.begin(call(2));
  recorder.update('1', { end: 9 });
  recorder.update('2', { status: 200 });
  recorder.update('2', { end: 8 });
  expect(recorder.calls).toMatchObject([{ id: '2', status: 200, end: 8 }]);
});
