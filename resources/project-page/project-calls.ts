import { makeInvoke } from '@forge/bridge';
import type { ProjectDefinitions, ProjectSettingsView } from '../../src/contract/project-settings';
import type { ImportedValues } from '../../src/contract/project-values';
import type { ProjectCalls } from '../common/project/project-store';
import { isRecord, settle } from '../common/settle';

const invoke = makeInvoke<ProjectDefinitions>();

/** The project page's resolver functions over the bridge; none of them rejects. The project is where the page stands. */
export const projectCalls: ProjectCalls = {
  get: () => settle(() => invoke('getProjectSettings'), isProjectView),
  save: (payload) => settle(() => invoke('saveProjectSettings', payload), isProjectView),
  readValues: () => settle(() => invoke('readProjectValues'), isImported),
};

function isProjectView(data: unknown): data is ProjectSettingsView {
  return (
    isRecord(data) &&
    isRecord(data['project']) &&
    isRecord(data['settings']) &&
    isRecord(data['inherited']) &&
    Array.isArray(data['components'])
  );
}

function isImported(data: unknown): data is ImportedValues {
  return isRecord(data) && Array.isArray(data['components']) && Array.isArray(data['labels']) && Array.isArray(data['priority']);
}
