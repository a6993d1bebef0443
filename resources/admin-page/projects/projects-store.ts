import { isAllInherited } from '../../../src/contract/default-settings';
import type { ExportedProject, OwnProjectSettings, ProjectSettings } from '../../../src/contract/project-settings';
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
  /** Saves settings for several projects by key, over what is there; gives the keys of those that could not be saved. */
  saveAll(projects: readonly ExportedProject[]): Promise<{ saved: number; failed: string[] }>;
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

  async function saveOne(project: ProjectView, settings: ProjectSettings): Promise<boolean> {
    const current = await calls.getProjectSettings({ projectId: project.id });
    const version = current.ok ? current.data.version : current.error.details?.version;
    if (version === undefined) return false;
    const answer = await calls.saveProjectSettings({ projectId: project.id, version, settings });
    if (answer.ok) noteSaved(project, settings);
    return answer.ok;
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
    async saveAll(projects) {
      const visible = await readAllProjects(calls);
      const byKey = new Map((visible.ok ? visible.data : []).map((project) => [project.key, project]));
      const failed: string[] = [];
      for (const { key, settings } of projects) {
        const project = byKey.get(key);
        if (project === undefined || !(await saveOne(project, settings))) failed.push(key);
      }
      // What is open was read before.
      const { chosen } = store.getModel();
      if (chosen !== null && projects.some(({ key }) => key === chosen.project.key)) void chosen.store.load();
      return { saved: projects.length - failed.length, failed };
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
