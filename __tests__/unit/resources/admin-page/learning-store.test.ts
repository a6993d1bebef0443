import { backtestRows, curvePercents, describeMinimum } from '../../../../resources/admin-page/quality/backtest-rows';
import { createLearningStore } from '../../../../resources/admin-page/quality/learning-store';
import type { BacktestView, LearningView, ProjectLearning } from '../../../../src/contract/admin';
import { TriageError, failure } from '../../../../src/contract/triage-error';

const PROJECT = { id: '10001', key: 'SHOP', name: 'Web shop' };

const learning = (state: LearningView['state'], issues = 100): ProjectLearning => ({
  profile: null,
  learning: { state, startedAt: '2026-03-01T10:00:00.000Z', issues, mostIssues: 2_000, points: issues + 1, pausedUntil: null },
});
const nothing: ProjectLearning = { profile: null, learning: null };
const ok = (data: ProjectLearning) => Promise.resolve({ ok: true as const, data });

function start(answers: ProjectLearning[]) {
  const called: string[] = [];
  const waiting: (() => void)[] = [];
  const call = (name: string) => () => {
    called.push(name);
    return ok(answers.shift() ?? nothing);
  };
  const names = ['getLearning', 'startLearning', 'continueLearning', 'cancelLearning', 'forgetProfile'] as const;
  const calls = Object.fromEntries(names.map((name) => [name, call(name)])) as unknown as Parameters<typeof createLearningStore>[0];
  const store = createLearningStore(calls, (task) => {
    waiting.push(task);
    return () => undefined;
  });
  return { store, called, waiting, calls };
}

describe('learning on the admin page', () => {
  it('reads on until everything is read, and looks at what the queue does', async () => {
    const { store, called, waiting } = start([nothing, learning('reading'), learning('reading', 200), learning('training', 250)]);
    await store.choose(PROJECT);
    await store.start();
    expect(called).toEqual(['getLearning', 'startLearning', 'continueLearning', 'continueLearning']);
    expect(store.getModel().learned?.learning).toMatchObject({ state: 'training', issues: 250 });
    waiting.shift()?.();
    await Promise.resolve();
    expect(called[called.length - 1]).toBe('getLearning');
  });

  it('goes on where a closed page has left reading', async () => {
    const { store, called } = start([learning('reading'), nothing]);
    await store.choose(PROJECT);
    expect(called).toEqual(['getLearning', 'continueLearning']);
  });

  it('waits when Jira limits requests', async () => {
    const { store, called, waiting } = start([learning('paused')]);
    await store.choose(PROJECT);
    expect(called).toEqual(['getLearning']);
    expect(waiting).toHaveLength(1);
  });

  it('shows an error and stops', async () => {
    const { store, calls, waiting } = start([]);
    calls.getLearning = () => Promise.resolve(failure(new TriageError('JIRA_UNAVAILABLE')));
    await store.choose(PROJECT);
    expect(store.getModel().error?.code).toBe('JIRA_UNAVAILABLE');
    expect(waiting).toEqual([]);
  });

  it('drops an answer about a project that is no longer looked at', async () => {
    const { store } = start([]);
    const first = store.choose(PROJECT);
    const second = store.choose({ ...PROJECT, id: '10002' });
    await Promise.all([first, second]);
    expect(store.getModel().project?.id).toBe('10002');
  });
});

describe('a backtest on the page', () => {
  const backtest: BacktestView = {
    field: 'components',
    labelled: 400,
    asked: 200,
    curve: [
      { minConfidence: 0.3, ticked: 200, right: 150 },
      { minConfidence: 0.84, ticked: 116, right: 110 },
      { minConfidence: 0.98, ticked: 0, right: 0 },
    ],
    suggestedMinimum: 0.83,
    byValue: [],
    confusions: [],
  };

  it('says what its minimum means for 100 issues', () => {
    expect(describeMinimum(backtest)).toBe(
      'With a minimum confidence of 0.83, 58 of 100 issues get a tick, and 3 of these ticks are wrong (200 issues asked about).',
    );
  });

  it('has no share of right ticks where nothing is ticked', () => {
    expect(curvePercents(backtest).filter(({ minimum }) => minimum === '0.98')).toEqual([
      { minimum: '0.98', percent: 0, kind: 'Issues with a tick' },
    ]);
    expect(backtestRows({ ...backtest, curve: backtest.curve.slice(2) })).toEqual([['0.98', '0%', '–']]);
  });
});
