import { createLearningStore, type LearningCalls } from '../../../../resources/common/learning/learning-store';
import type { LearningView, ProjectLearning } from '../../../../src/contract/learning';
import { TriageError, failure } from '../../../../src/contract/triage-error';

const learning = (state: LearningView['state'], issues = 100): ProjectLearning => ({
  profile: null,
  learning: { state, startedAt: '2026-03-01T10:00:00.000Z', daily: true, issues, mostIssues: 2_000, points: issues + 1, pausedUntil: null },
  pointsLeft: 6_000,
});
const nothing: ProjectLearning = { profile: null, learning: null, pointsLeft: 6_500 };

function start(answers: ProjectLearning[]) {
  const called: string[] = [];
  const waiting: (() => void)[] = [];
  const call = (name: string) => () => {
    called.push(name);
    return Promise.resolve({ ok: true as const, data: answers.shift() ?? nothing });
  };
  const calls: LearningCalls = {
    get: call('get'),
    start: call('start'),
    continue: call('continue'),
    cancel: call('cancel'),
    choose: call('choose'),
    forget: call('forget'),
  };
  const store = createLearningStore<string>(
    () => calls,
    (task) => {
      waiting.push(task);
      return () => undefined;
    },
  );
  return { store, called, waiting, calls };
}

describe('learning on a page', () => {
  it('reads on until everything is read, and looks at what the queue does', async () => {
    const { store, called, waiting } = start([nothing, learning('reading'), learning('reading', 200), learning('training', 250)]);
    await store.open('SHOP');
    await store.start(true);
    expect(called).toEqual(['get', 'start', 'continue', 'continue']);
    expect(store.getModel().learned?.learning).toMatchObject({ state: 'training', issues: 250 });
    waiting.shift()?.();
    await Promise.resolve();
    expect(called[called.length - 1]).toBe('get');
  });

  it('goes on where a closed page has left reading', async () => {
    const { store, called } = start([learning('reading'), nothing]);
    await store.open('SHOP');
    expect(called).toEqual(['get', 'continue']);
  });

  it.each(['paused', 'spent', 'elsewhere'] as const)('waits while it is %s', async (state) => {
    const { store, called, waiting } = start([learning(state)]);
    await store.open('SHOP');
    expect(called).toEqual(['get']);
    expect(waiting).toHaveLength(1);
  });

  it('shows an error and stops', async () => {
    const { store, calls, waiting } = start([]);
    calls.get = () => Promise.resolve(failure(new TriageError('JIRA_UNAVAILABLE')));
    await store.open('SHOP');
    expect(store.getModel().error?.code).toBe('JIRA_UNAVAILABLE');
    expect(waiting).toEqual([]);
  });

  it('shows a choice at once, and what is saved again where it could not be', async () => {
    const choices = { daily: true, decisions: true };
    const learned = { ...nothing, profile: { learnedAt: '2026-03-01T10:00:00.000Z', choices } } as ProjectLearning;
    const { store, calls } = start([learned]);
    await store.open('SHOP');
    let refuse = (): void => undefined;
    calls.choose = () => new Promise((resolve) => (refuse = () => resolve(failure(new TriageError('JIRA_UNAVAILABLE')))));
    const choosing = store.choose({ daily: false, decisions: true });
    expect(store.getModel().learned?.profile?.choices).toEqual({ daily: false, decisions: true });
    refuse();
    await choosing;
    expect(store.getModel()).toMatchObject({ error: { code: 'JIRA_UNAVAILABLE' }, learned: { profile: { choices } } });
  });

  it('drops what it asked before somebody stopped the learning, and does not ask on', async () => {
    const { store, calls, waiting } = start([learning('paused')]);
    let answer = (): void => undefined;
    calls.continue = () => new Promise((resolve) => (answer = () => resolve({ ok: true, data: learning('paused', 200) })));
    await store.open('SHOP');
    waiting.shift()?.();
    await store.cancel();
    answer();
    await new Promise((resolve) => setImmediate(resolve));
    expect(store.getModel().learned).toEqual(nothing);
    expect(waiting).toEqual([]);
  });

  it('drops an answer about a project that is no longer looked at', async () => {
    const { store } = start([]);
    await Promise.all([store.open('SHOP'), store.open('PLAT')]);
    expect(store.getModel().project).toBe('PLAT');
  });
});
