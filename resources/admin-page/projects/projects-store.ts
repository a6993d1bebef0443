import { isAllInherited } from '../../../src/contract/default-settings';
import type { OwnProjectSettings, ProjectSettings } from '../../../src/contract/project-settings';
import type { ProjectView } from '../../../src/contract/project-values';
import { createProjectStore, hasUnsavedChanges, type ProjectStore } from '../../common/project/project-store';
import { createRemote, type Remote } from '../../common/remote';
import { createStore, type Readable } from '../../common/store';
import type { AdminCalls } from '../admin-calls';
import { readAllProjects } from './read-all-projects';

type Calls = Pick<
  AdminCalls,
  'searchProjects' | 'listProjectSettings' | 'getProjectSettings' | 'saveProjectSettings' | 'readProjectValues'
>;

export interface ProjectsModel {
  chosen: { project: ProjectView; store: ProjectStore } | null;
  /** The project to which someone wants to go, while the chosen one has changes that are not saved. */
  asked: ProjectView | null;
}

export interface ProjectsStore extends Readable<ProjectsModel> {
  /** Projects that have settings of their own. */
  list: Remote<{ projects: OwnProjectSettings[] }, void>;
  /** Every project that the person sees. */
  all: Remote<ProjectView[], void>;
  /** Opens a project, or asks first where that would lose changes. */
  choose(project: ProjectView): void;
  leave(): void;
  stay(): void;
  /** Forgets everything, as after a reset. */
  close(): void;
}

/** Which project is open, with a store of its own that lives on while other tabs are looked at. */
export function createProjectsStore(calls: Calls): ProjectsStore {
  const store = createStore<ProjectsModel>({ chosen: null, asked: null });
  const list = createRemote<{ projects: OwnProjectSettings[] }>(() => calls.listProjectSettings());

  const all = createRemote(() => readAllProjects(calls));

  /** What is saved is known here at once; Forge's queries show it a while later. */
  function noteSaved(project: ProjectView, settings: ProjectSettings): void {
    const others = (list.getModel().data?.projects ?? []).filter(({ id }) => id !== project.id);
    list.put({ projects: isAllInherited(settings) ? others : [...others, { ...project, settings }] });
  }

  function open(project: ProjectView): void {
    const projectId = project.id;
    const opened = createProjectStore({
      get: () => calls.getProjectSettings({ projectId }),
      save: async (payload) => {
        const answer = await calls.saveProjectSettings({ projectId, ...payload });
        if (answer.ok) noteSaved(project, payload.settings);
        return answer;
      },
      readValues: () => calls.readProjectValues({ projectIds: [projectId] }),
    });
    store.show({ chosen: { project, store: opened }, asked: null });
    void opened.load();
  }

  return {
    getModel: store.getModel,
    subscribe: store.subscribe,
    list,
    all,
    choose(project) {
      const { chosen } = store.getModel();
      if (chosen?.project.id === project.id) return;
      if (chosen !== null && hasUnsavedChanges(chosen.store.getModel())) store.show({ chosen, asked: project });
      else open(project);
    },
    leave() {
      const { asked } = store.getModel();
      if (asked !== null) open(asked);
    },
    stay: () => store.show({ ...store.getModel(), asked: null }),
    close() {
      list.clear();
      all.clear();
      store.show({ chosen: null, asked: null });
    },
  };
}
