import { projectPayloads } from '../../contract/admin-payloads';
import type { ProjectAnswers } from '../../contract/project';
import { forProjectAdministrator } from '../../learning/authorize';
import { chooseLearning } from '../../learning/choose-learning';
import { continueLearning } from '../../learning/continue-learning';
import { getLearning } from '../../learning/get-learning';
import { cancelLearning, forgetProfile, startLearning } from '../../learning/start-learning';
import { getOwnProjectSettings } from '../../settings/project/get-project-settings';
import { saveOwnProjectSettings } from '../../settings/project/save-project-settings';
import { readOwnProjectValues } from '../../settings/values/read-project-values';
import { createResolver } from './create-resolver';
import { wireProject } from './wire';

/** Resolver of the project page. Apart from the admin page's, so that nothing of the site can be reached from a project. */
export const project = createResolver<typeof projectPayloads, ProjectAnswers, ReturnType<typeof wireProject>>(
  projectPayloads,
  wireProject,
  {
    getProjectSettings: getOwnProjectSettings,
    saveProjectSettings: saveOwnProjectSettings,
    readProjectValues: readOwnProjectValues,
    getLearning: forProjectAdministrator(getLearning),
    startLearning: forProjectAdministrator(startLearning),
    continueLearning: forProjectAdministrator(continueLearning),
    cancelLearning: forProjectAdministrator(cancelLearning),
    chooseLearning: forProjectAdministrator(chooseLearning),
    forgetProfile: forProjectAdministrator(forgetProfile),
  },
);
