import { durationOf, outcomeOf, type CallOutline } from '../../../../../dev/shell/developer/inspector/call-outline';
import { barOf, groupCalls, leadingRun } from '../../../../../dev/shell/developer/inspector/timeline';

function call(id: string, facts: Partial<CallOutline>): CallOutline {
  return { id, kind: 'storage', invocationId: 'one', summary: id, start: 0, ...facts };
}

describe('a timeline', () => {
  const older = [
    call('resolver', { kind: 'resolver', start: 1_000, end: 1_100 }),
    call('late', { kind: 'endpoint', start: 1_050, end: 1_075 }),
    call('early', { start: 1_010, end: 1_020 }),
  ];
  const newer = [
    call('running', { kind: 'resolver', invocationId: 'two', start: 2_000 }),
    call('waiting', { invocationId: 'two', start: 2_010 }),
  ];

  it('has the newest run first, and in each the resolver before its calls in their order', () => {
    const groups = groupCalls([...older, ...newer], 2_500);
    expect(groups.map(({ id, calls }) => [id, calls.map((each) => each.id)])).toEqual([
      ['two', ['running', 'waiting']],
      ['one', ['resolver', 'early', 'late']],
    ]);
  });

  it.each(['consumer', 'schedule'] as const)('has a %s before its calls as well', (kind) => {
    const calls = [call('early', { start: 1 }), call('run', { kind, start: 1 })];
    expect(groupCalls(calls, 9)).toMatchObject([{ run: { id: 'run' }, calls: [{ id: 'run' }, { id: 'early' }] }]);
  });

  it.each([
    ['the newest run where each only looks', 'panel.getPanel', 'queue.attend', 'two'],
    ['what somebody asked for, and not the looks after it', 'panel.suggestTriage', 'panel.getPanel', 'one'],
    ['the newest of what was asked for', 'panel.suggestTriage', 'queue.applyTriage', 'two'],
  ])('has %s standing open, whatever came of it', (_what, one, two, expected) => {
    const calls = [
      call('r1', { kind: 'resolver', summary: one, start: 1 }),
      // It failed early.
      call('1 jira', { kind: 'jira', summary: 'GET /issue', start: 2 }),
      call('r2', { kind: 'resolver', summary: two, invocationId: 'two', start: 3 }),
      // Some things are read so.
      call('2 jira', { kind: 'jira', summary: 'POST /issue/bulkfetch', invocationId: 'two', start: 4 }),
    ];
    expect(leadingRun(groupCalls(calls, 9))?.id).toBe(expected);
    expect(leadingRun([])).toBeUndefined();
  });

  it.each([
    ['wrote', ['transaction a'], 'two'],
    ['only read', ['get a', 'batch/get a, b', 'query', 'entity/get c', 'secret/get d'], 'one'],
  ])('has the newest run of a consumer standing open where it %s', (_what, ofStorage, expected) => {
    const calls = [
      call('r1', { kind: 'resolver', summary: 'panel.suggestTriage', start: 1 }),
      call('r2', { kind: 'consumer', invocationId: 'two', start: 3 }),
      call('sign', { kind: 'realtime', invocationId: 'two', start: 4 }),
      ...ofStorage.map((summary) => call(`2 ${summary}`, { invocationId: 'two', summary, start: 5 })),
    ];
    expect(leadingRun(groupCalls(calls, 9))?.id).toBe(expected);
  });

  it('puts each call where it was on the axis of its run', () => {
    const [group] = groupCalls(older, 9_000);
    expect(group?.calls.map((each) => barOf(each, group, 9_000))).toEqual([
      { left: 0, width: 100 },
      { left: 10, width: 10 },
      { left: 50, width: 25 },
    ]);
  });

  it('lets what is under way reach to the present', () => {
    const [group] = groupCalls(newer, 2_100);
    expect(group).toMatchObject({ start: 2_000, end: 2_100 });
    expect(group?.calls.map((each) => barOf(each, group, 2_100))).toEqual([
      { left: 0, width: 100 },
      { left: 10, width: 90 },
    ]);
  });

  it('shows calls whose run is forgotten', () => {
    expect(groupCalls([call('left', { start: 5, end: 6 })], 9)).toMatchObject([{ run: null, calls: [{ id: 'left' }] }]);
  });
});

describe('the outcome of a call', () => {
  it.each([
    ['a result', { kind: 'resolver', end: 1 }, 'ok', 'good'],
    ['an error that was returned', { kind: 'resolver', end: 1, code: 'NOT_PERMITTED' }, 'NOT_PERMITTED', 'bad'],
    ['an error that was thrown', { kind: 'resolver', end: 1, error: 'Error: no' }, 'threw', 'bad'],
    ['a consumer that came to its end', { kind: 'consumer', end: 1 }, 'ok', 'good'],
    ['a scheduled function that failed', { kind: 'schedule', end: 1, error: 'Error: no' }, 'threw', 'bad'],
    ['a push', { kind: 'queue', end: 1, status: 201 }, '201', 'good'],
    ['a call under way', { kind: 'jira' }, 'under way', 'neutral'],
    ['a status', { kind: 'jira', end: 1, status: 204 }, '204', 'good'],
    ['a refusal', { kind: 'jira', end: 1, status: 404 }, '404', 'bad'],
    ['a missing value', { kind: 'storage', end: 1, status: 404 }, 'no value', 'neutral'],
    ['a broken connection', { kind: 'endpoint', end: 1, error: 'TimeoutError: too late' }, 'TimeoutError', 'bad'],
  ] as const)('of %s', (_what, facts, text, tone) => {
    expect(outcomeOf(call('c', facts))).toEqual({ text, tone });
  });

  it('took its time', () => {
    expect([durationOf({ start: 1 }), durationOf({ start: 1, end: 3.25 }), durationOf({ start: 0, end: 1_234.4 })]).toEqual([
      '…',
      '2.3 ms',
      '1,234 ms',
    ]);
  });
});
