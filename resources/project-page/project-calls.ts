import { makeInvoke } from '@forge/bridge';
import type { ProjectDefinitions } from '../../src/contract/project';
import type { LearningCalls } from '../common/learning/learning-store';
import type { ProjectCalls } from '../common/project/project-store';
import { settle } from '../common/settle';

const invoke = makeInvoke<ProjectDefinitions>();

/** The project page's resolver functions over the bridge; none of them rejects. The project is where the page stands. */
export const projectCalls: ProjectCalls = {
  get: () => settle(() => invoke('getProjectSettings')),
  save: (payload) => settle(() => invoke('saveProjectSettings', payload)),
  readValues: () => settle(() => invoke('readProjectValues')),
};

/** What was learned of the same project. */
export const learningCalls: LearningCalls = {
  get: () => settle(() => invoke('getLearning')),
  start: (daily) => settle(() => invoke('startLearning', { consents: true, daily })),
  continue: () => settle(() => invoke('continueLearning')),
  cancel: () => settle(() => invoke('cancelLearning')),
  choose: (choices) => settle(() => invoke('chooseLearning', choices)),
  forget: () => settle(() => invoke('forgetProfile')),
};
