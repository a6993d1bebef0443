import type { Schedule } from '../../common/schedule';
import type { ErrorBody } from '../../../src/contract/error-body';
import type { ProjectView } from '../../../src/contract/project-values';
import { createStore, type Readable } from '../../common/store';
import type { AdminCalls } from '../admin-calls';

/** Milliseconds without a keystroke after which Jira is asked. */
const PAUSE = 300;

export interface ProjectSearchModel {
  found: ProjectView[];
  isLoading: boolean;
  error: ErrorBody | null;
}

export interface ProjectSearch extends Readable<ProjectSearchModel> {
  /** Looks at once when nothing was looked for yet, else after a pause in typing. */
  search(query: string): void;
}

/** Finds projects as someone types. */
export function createProjectSearch(calls: Pick<AdminCalls, 'searchProjects'>, schedule: Schedule): ProjectSearch {
  const store = createStore<ProjectSearchModel>({ found: [], isLoading: false, error: null });
  let turn = 0;
  let last: string | null = null;
  let callOff = (): void => undefined;

  async function ask(query: string): Promise<void> {
    const mine = ++turn;
    store.show({ ...store.getModel(), isLoading: true, error: null });
    const answer = await calls.searchProjects({ query });
    if (mine !== turn) return;
    store.show(
      answer.ok
        ? { found: answer.data.projects, isLoading: false, error: null }
        : { ...store.getModel(), isLoading: false, error: answer.error },
    );
  }

  return {
    getModel: store.getModel,
    subscribe: store.subscribe,
    search(query) {
      if (query === last && store.getModel().error === null) return;
      const isFirst = last === null;
      last = query;
      callOff();
      if (isFirst) void ask(query);
      else callOff = schedule(() => void ask(query), PAUSE);
    },
  };
}
