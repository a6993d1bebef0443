import type { LearningChoices, ProjectLearning } from '../../../src/contract/learning';
import type { ErrorBody } from '../../../src/contract/error-body';
import type { Result } from '../../../src/contract/result';
import type { Schedule } from '../schedule';
import { createStore, type Readable } from '../store';

/** Milliseconds between two looks at what goes on by itself. */
const POLL_INTERVAL = 2_000;

type Answer = Promise<Result<ProjectLearning>>;

/** The functions for one project; none of them rejects. */
export interface LearningCalls {
  get: () => Answer;
  /** With the consent that the page has asked for. */
  start: (daily: boolean) => Answer;
  continue: () => Answer;
  cancel: () => Answer;
  choose: (choices: LearningChoices) => Answer;
  forget: () => Answer;
}

export interface LearningModel<Project> {
  project: Project | null;
  /** Null until the first answer. */
  learned: ProjectLearning | null;
  error: ErrorBody | null;
}

export interface LearningStore<Project> extends Readable<LearningModel<Project>> {
  open(project: Project): Promise<void>;
  /** Begins to learn, or tries again what an error has stopped. */
  start(daily: boolean): Promise<void>;
  cancel(): Promise<void>;
  choose(choices: LearningChoices): Promise<void>;
  forget(): Promise<void>;
  /** Does something else to the project, and shows what came of it. */
  run(call: (project: Project) => Answer): Promise<void>;
}

/** What was learned of one project, and learning it. Reading goes on as long as the page is open, and from there the next time. */
export function createLearningStore<Project>(callsFor: (project: Project) => LearningCalls, schedule: Schedule): LearningStore<Project> {
  const store = createStore<LearningModel<Project>>({ project: null, learned: null, error: null });

  /** Counts what was done here: an answer that was on its way before knows nothing of it, and is not followed. */
  let turn = 0;

  async function follow(project: Project, mine: number, answer: Result<ProjectLearning>): Promise<void> {
    if (mine !== turn || store.getModel().project !== project) return;
    if (!answer.ok) {
      store.show({ ...store.getModel(), error: answer.error });
      return;
    }
    store.show({ ...store.getModel(), learned: answer.data, error: null });
    const calls = callsFor(project);
    const state = answer.data.learning?.state;
    if (state === 'reading') await follow(project, mine, await calls.continue());
    if (state === 'training' || state === 'elsewhere' || state === 'paused' || state === 'spent') {
      const look = state === 'training' ? calls.get : calls.continue;
      schedule(() => {
        if (mine === turn) void look().then((later) => follow(project, mine, later));
      }, POLL_INTERVAL);
    }
  }

  async function run(call: (project: Project) => Answer): Promise<void> {
    const { project } = store.getModel();
    if (project === null) return;
    const answer = await call(project);
    if (answer.ok) turn += 1;
    await follow(project, turn, answer);
  }

  const act = (call: (calls: LearningCalls) => Answer): Promise<void> => run((project) => call(callsFor(project)));

  return {
    getModel: store.getModel,
    subscribe: store.subscribe,
    async open(project) {
      store.show({ project, learned: null, error: null });
      await act((calls) => calls.get());
    },
    start: (daily) => act((calls) => calls.start(daily)),
    cancel: () => act((calls) => calls.cancel()),
    async choose(choices) {
      const { project, learned } = store.getModel();
      const profile = learned?.profile ?? null;
      if (learned === null || profile === null) return;
      // A box shows what was chosen at once, and what is so where that could not be saved.
      store.show({ ...store.getModel(), learned: { ...learned, profile: { ...profile, choices } } });
      await act((calls) => calls.choose(choices));
      const after = store.getModel();
      if (after.project === project && after.error !== null) store.show({ ...after, learned });
    },
    forget: () => act((calls) => calls.forget()),
    run,
  };
}
