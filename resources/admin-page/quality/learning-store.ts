import type { ProjectLearning } from '../../../src/contract/admin';
import type { ErrorBody } from '../../../src/contract/error-body';
import type { ProjectView } from '../../../src/contract/project-values';
import type { Result } from '../../../src/contract/result';
import { createStore, type Readable } from '../../common/store';
import type { AdminCalls } from '../admin-calls';
import type { Schedule } from '../projects/project-search';

/** Milliseconds between two looks at what goes on by itself. */
const POLL_INTERVAL = 2_000;

export interface LearningModel {
  project: ProjectView | null;
  /** Null until the first answer. */
  learned: ProjectLearning | null;
  error: ErrorBody | null;
}

export interface LearningStore extends Readable<LearningModel> {
  choose(project: ProjectView): Promise<void>;
  /** Begins to learn, with the consent that the page has asked for, or tries again what an error has stopped. */
  start(): Promise<void>;
  cancel(): Promise<void>;
  forget(): Promise<void>;
}

type Calls = Pick<AdminCalls, 'getLearning' | 'startLearning' | 'continueLearning' | 'cancelLearning' | 'forgetProfile'>;

/** What was learned of one project, and learning it. Reading goes on as long as the page is open, and from there the next time. */
export function createLearningStore(calls: Calls, schedule: Schedule): LearningStore {
  const store = createStore<LearningModel>({ project: null, learned: null, error: null });

  const isOpen = (projectId: string): boolean => store.getModel().project?.id === projectId;

  async function follow(projectId: string, answer: Result<ProjectLearning>): Promise<void> {
    if (!isOpen(projectId)) return;
    if (!answer.ok) {
      store.show({ ...store.getModel(), error: answer.error });
      return;
    }
    store.show({ ...store.getModel(), learned: answer.data, error: null });
    const state = answer.data.learning?.state;
    if (state === 'reading') await follow(projectId, await calls.continueLearning({ projectId }));
    if (state === 'training' || state === 'paused') {
      const next = state === 'paused' ? calls.continueLearning : calls.getLearning;
      schedule(() => void next({ projectId }).then((later) => follow(projectId, later)), POLL_INTERVAL);
    }
  }

  async function act(call: (payload: { projectId: string }) => Promise<Result<ProjectLearning>>): Promise<void> {
    const { project } = store.getModel();
    if (project !== null) await follow(project.id, await call({ projectId: project.id }));
  }

  return {
    getModel: store.getModel,
    subscribe: store.subscribe,
    async choose(project) {
      store.show({ project, learned: null, error: null });
      await act(calls.getLearning);
    },
    start: () => act(({ projectId }) => calls.startLearning({ projectId, consents: true })),
    cancel: () => act(calls.cancelLearning),
    forget: () => act(calls.forgetProfile),
  };
}
