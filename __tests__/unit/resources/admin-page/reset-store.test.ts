import type { ResetView } from '../../../../src/contract/admin';
import { createResetStore } from '../../../../resources/admin-page/data/reset-store';

const view = (state: ResetView['state'], deleted: number, remaining: number): ResetView => ({ state, startedAt: null, deleted, remaining });

/** A reset whose looks are made by hand, one after the other. */
function setUp(answers: ResetView[], withdrawAll: () => Promise<void> = () => Promise.resolve()) {
  const scheduled: (() => void)[] = [];
  const next = () => Promise.resolve({ ok: true as const, data: answers.shift() ?? view('none', 0, 0) });
  const withdraw = jest.fn(withdrawAll);
  const store = createResetStore({
    calls: { startReset: next, getReset: next },
    withdrawAll: withdraw,
    schedule: (task) => {
      scheduled.push(task);
      return () => undefined;
    },
  });
  const look = async () => {
    scheduled.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { store, withdraw, look, scheduled };
}

it('goes on until nothing is left, and withdraws the hosts last', async () => {
  const { store, withdraw, look } = setUp([view('running', 0, 87), view('running', 87, 0), view('none', 0, 0)]);
  await store.start();
  expect(store.getModel()).toMatchObject({ phase: 'running', view: { remaining: 87 } });
  await look();
  expect(withdraw).not.toHaveBeenCalled();
  await look();
  expect(withdraw).toHaveBeenCalledTimes(1);
  expect(store.getModel()).toMatchObject({ phase: 'done', egressFailed: false });
});

it('says when Jira keeps an approval', async () => {
  const { store } = setUp([view('none', 0, 0)], () => Promise.reject(new Error('no')));
  await store.start();
  expect(store.getModel()).toMatchObject({ phase: 'done', egressFailed: true });
});

it('offers to go on where it stalled, and never claims that nothing is left while something is', async () => {
  const { store, withdraw } = setUp([view('stalled', 5, 12), view('none', 0, 3)]);
  await store.start();
  expect(store.getModel()).toMatchObject({ phase: 'stalled', view: { remaining: 12 } });
  await store.start();
  expect(store.getModel()).toMatchObject({ phase: 'stalled', view: { remaining: 3 } });
  expect(withdraw).not.toHaveBeenCalled();
});

it('finds a reset that was begun elsewhere, and leaves the page alone when there is none', async () => {
  const none = setUp([view('none', 0, 40)]);
  await none.store.look();
  expect(none.store.getModel().phase).toBe('idle');
  const running = setUp([view('running', 3, 40)]);
  await running.store.look();
  expect(running.store.getModel().phase).toBe('running');
});

it('says why it could not begin', async () => {
  const error = { code: 'NOT_PERMITTED' as const, message: 'No.', retryable: false };
  const refuse = () => Promise.resolve({ ok: false as const, error });
  const store = createResetStore({
    calls: { startReset: refuse, getReset: refuse },
    withdrawAll: () => Promise.resolve(),
    schedule: () => () => undefined,
  });
  await store.start();
  expect(store.getModel()).toMatchObject({ phase: 'idle', error });
});
