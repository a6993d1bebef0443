import { projectPayloads } from '../../contract/admin-payloads';
import type { ProjectAnswers } from '../../contract/project';
import { getOwnProjectSettings } from '../../settings/project/get-project-settings';
import { saveOwnProjectSettings } from '../../settings/project/save-project-settings';
import { readOwnProjectValues } from '../../settings/values/read-project-values';
import { createResolver } from './create-resolver';
import { wireProject } from './wire';

/** Resolver of the project page. Apart from the admin page's, so that nothing of the site can be reached from a project. */
export const project = createResolver<typeof projectPayloads, ProjectAnswers, ReturnType<typeof wireProject>>(
  projectPayloads,
  wireProject,
  { getProjectSettings: getOwnProjectSettings, saveProjectSettings: saveOwnProjectSettings, readProjectValues: readOwnProjectValues },
);
