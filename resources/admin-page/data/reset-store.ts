import type { ResetView } from '../../../src/contract/admin';
import type { ErrorBody } from '../../../src/contract/error-body';
import type { Result } from '../../../src/contract/result';
import { createStore, type Readable } from '../../common/store';
import type { AdminCalls } from '../admin-calls';
import type { Schedule } from '../../common/schedule';

/** Milliseconds between two looks at a reset that is in progress. */
const POLL_INTERVAL = 1_500;

export interface ResetModel {
  phase: 'idle' | 'starting' | 'running' | 'stalled' | 'withdrawing' | 'done';
  view: ResetView | null;
  error: ErrorBody | null;
  /** Whether Jira kept an approval that should have gone. */
  egressFailed: boolean;
}

export interface ResetStore extends Readable<ResetModel> {
  /** Finds out whether a reset is in progress, perhaps begun elsewhere. */
  look(): Promise<void>;
  /** Begins, or continues where it stalled. */
  start(): Promise<void>;
  /** Back to where nothing was deleted. */
  close(): void;
}

interface ResetStoreOptions {
  calls: Pick<AdminCalls, 'startReset' | 'getReset'>;
  /** Takes back every approved host. Rejects when Jira refuses. */
  withdrawAll: () => Promise<void>;
  schedule: Schedule;
}

const IDLE: ResetModel = { phase: 'idle', view: null, error: null, egressFailed: false };

/** The deletion of everything, watched to its end. */
export function createResetStore({ calls, withdrawAll, schedule }: ResetStoreOptions): ResetStore {
  const store = createStore<ResetModel>(IDLE);

  async function follow(answer: Result<ResetView>): Promise<void> {
    if (!answer.ok) {
      // What is in progress continues without being looked at: it can be looked at again.
      const { phase } = store.getModel();
      store.show({ ...store.getModel(), phase: phase === 'starting' ? 'idle' : 'stalled', error: answer.error });
      return;
    }
    const view = answer.data;
    if (view.state === 'none' && view.remaining === 0) await finish(view);
    else if (view.state === 'running') {
      store.show({ ...store.getModel(), phase: 'running', view, error: null });
      schedule(() => void calls.getReset().then(follow), POLL_INTERVAL);
    } else store.show({ ...store.getModel(), phase: 'stalled', view, error: null });
  }

  async function finish(view: ResetView): Promise<void> {
    store.show({ ...store.getModel(), phase: 'withdrawing', view, error: null });
    const egressFailed = await withdrawAll().then(
      () => false,
      () => true,
    );
    store.show({ phase: 'done', view, error: null, egressFailed });
  }

  return {
    getModel: store.getModel,
    subscribe: store.subscribe,
    async look() {
      if (store.getModel().phase !== 'idle') return;
      const answer = await calls.getReset();
      if (answer.ok && answer.data.state !== 'none' && store.getModel().phase === 'idle') await follow(answer);
    },
    async start() {
      const { phase } = store.getModel();
      if (phase !== 'idle' && phase !== 'stalled') return;
      store.show({ ...IDLE, phase: 'starting' });
      await follow(await calls.startReset());
    },
    close: () => store.show(IDLE),
  };
}
