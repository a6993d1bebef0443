import type {
  Activity,
  MaskingTrial,
  PromptPreview,
  SettingsVersion,
  Statistics,
  TokenChange,
  TrialReport,
  UnknownValues,
} from '../../src/contract/admin';
import type { CoachAdvice, CoachQuestion, CoachReport } from '../../src/contract/coach';
import type { ProjectHygiene } from '../../src/contract/learning';
import type { ExportedProject } from '../../src/contract/project-settings';
import type { ImportedValues, ProjectView } from '../../src/contract/project-values';
import type { Settings } from '../../src/contract/settings';
import { readerLocale } from '../../src/contract/text';
import type { TriageField } from '../../src/contract/triage-field';
import { createLearningStore, type LearningCalls, type LearningStore } from '../common/learning/learning-store';
import { createRemote, type Remote } from '../common/remote';
import { adminCalls, type AdminCalls } from './admin-calls';
import { createResetStore, type ResetStore } from './data/reset-store';
import { scheduleByTimer, type Schedule } from '../common/schedule';
import { createProjectSearch, type ProjectSearch } from './projects/project-search';
import { createProjectsStore, type ProjectsStore } from './projects/projects-store';
import { egressCalls, type EgressCalls } from './saving/egress';
import { createEgressStore, type EgressStore } from './saving/egress-store';
import { createSiteStore, type SiteStore } from './saving/site-store';
import { readValues } from './values/read-values';

/** Everything that the page's tabs keep and ask for. It outlives a change of tabs. */
export interface AdminServices {
  settings: SiteStore;
  egress: EgressStore;
  activity: Remote<Activity, void>;
  check: Remote<Activity, void>;
  statistics: Remote<Statistics, 7 | 30>;
  coach: Remote<CoachReport, void>;
  advice: Remote<CoachAdvice, CoachQuestion>;
  preview: Remote<PromptPreview, Settings>;
  trial: Remote<TrialReport, { settings: Settings; token: TokenChange; issueKey: string }>;
  masking: Remote<MaskingTrial, string>;
  found: Remote<ImportedValues, string[] | 'all'>;
  unknown: Remote<UnknownValues, Settings['allowlists']>;
  versions: Remote<{ versions: SettingsVersion[] }, void>;
  version: Remote<{ settings: Settings; version: number }, number>;
  pasted: Remote<{ settings: Settings; projects: ExportedProject[] }, string>;
  learning: LearningStore<ProjectView>;
  hygiene: Remote<ProjectHygiene, string>;
  /** For the project that is open there; null: the site's again. */
  chooseMinimum(field: TriageField, minConfidence: number | null): Promise<void>;
  search: ProjectSearch;
  projects: ProjectsStore;
  reset: ResetStore;
  schedule: Schedule;
}

function learningCalls(calls: AdminCalls, projectId: string): LearningCalls {
  return {
    get: () => calls.getLearning({ projectId }),
    start: (daily) => calls.startLearning({ projectId, consents: true, daily }),
    continue: () => calls.continueLearning({ projectId }),
    cancel: () => calls.cancelLearning({ projectId }),
    choose: (choices) => calls.chooseLearning({ projectId, ...choices }),
    forget: () => calls.forgetProfile({ projectId }),
  };
}

/** Wires the page to its functions, its hosts and its clock. */
export function createServices(calls: AdminCalls, egress: EgressCalls, schedule: Schedule): AdminServices {
  const egressStore = createEgressStore(egress);
  const settings = createSiteStore({ calls, egressCalls: egress, egress: egressStore });
  const activity = createRemote(() => calls.getActivity());
  const coach = createRemote(() => calls.getCoach({ locale: readerLocale() }));
  const learning = createLearningStore((project: ProjectView) => learningCalls(calls, project.id), schedule);
  return {
    settings,
    egress: egressStore,
    activity,
    check: createRemote(() => calls.runCheck()),
    statistics: createRemote((days) => calls.getStatistics({ days })),
    coach,
    advice: createRemote(async (question) => {
      const answer = await calls.askCoach({ question });
      // It counts as a call. A question that the app does not know anymore is made again.
      void (answer.ok ? activity.ask() : answer.error.code === 'INVALID_INPUT' && coach.ask());
      return answer;
    }),
    preview: createRemote((settings) => calls.previewPrompt({ settings, locale: readerLocale() })),
    trial: createRemote(async (payload) => {
      const answer = await calls.tryTriage({ ...payload, locale: readerLocale() });
      settings.noteTrial(payload.settings, answer);
      // A trial counts as a call.
      void activity.ask();
      return answer;
    }),
    masking: createRemote((text) => calls.tryMasking({ text })),
    found: createRemote((projects) => readValues(calls, projects)),
    unknown: createRemote((allowlists) => calls.checkValues({ allowlists })),
    versions: createRemote(() => calls.listVersions()),
    version: createRemote(async (version) => {
      const answer = await calls.readVersion({ version });
      return answer.ok ? { ok: true, data: { ...answer.data, version } } : answer;
    }),
    pasted: createRemote((text) => calls.readImport({ text })),
    learning,
    chooseMinimum: (field, minConfidence) => learning.run(({ id }) => calls.chooseMinimum({ projectId: id, field, minConfidence })),
    hygiene: createRemote((projectId) => calls.getHygiene({ projectId })),
    search: createProjectSearch(calls, schedule),
    projects: createProjectsStore(calls),
    reset: createResetStore({ calls, withdrawAll: () => egress.withdrawAll(), schedule }),
    schedule,
  };
}

/** The services over the bridge. */
export function createBridgeServices(): AdminServices {
  return createServices(adminCalls, egressCalls, scheduleByTimer);
}
