import { makeResolver } from '@forge/resolver';
import type { ProjectDefinitions } from '../../contract/project-settings';
import { getOwnProjectSettings } from '../../settings/project/get-project-settings';
import { readOwnProjectValues } from '../../settings/values/read-project-values';
import { saveOwnProjectSettings } from '../../settings/project/save-project-settings';
import { saveOwnProjectPayload } from './admin-payloads';
import { guardResolver } from './guard-resolver';
import { handle } from './handle';
import { emptyPayload } from './payloads';
import { wireProject } from './wire';

/** Resolver of the project page. Apart from the admin page's, so that nothing of the site can be reached from a project. */
export const project = guardResolver(
  makeResolver<ProjectDefinitions>({
    getProjectSettings: handle('getProjectSettings', emptyPayload, wireProject, getOwnProjectSettings),
    saveProjectSettings: handle('saveProjectSettings', saveOwnProjectPayload, wireProject, saveOwnProjectSettings),
    readProjectValues: handle('readProjectValues', emptyPayload, wireProject, readOwnProjectValues),
  }),
);
