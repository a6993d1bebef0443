import type { ProjectLearning } from './learning';
import type { projectPayloads } from './admin-payloads';
import type { Definitions } from './definitions';
import type { ProjectSettingsView } from './project-settings';
import type { ImportedValues } from './project-values';

/** What the project page's resolver functions answer. The project comes from the platform's context; each checks for its administrator on each call. */
export interface ProjectAnswers {
  getProjectSettings: ProjectSettingsView;
  /** Refused whole when anything is invalid, or wider than the site permits (`INVALID_INPUT` with the path of each fault). */
  saveProjectSettings: ProjectSettingsView;
  /** The project's own components, priorities and labels, to import from. */
  readProjectValues: ImportedValues;
  /** As on the admin page; read as this person. */
  getLearning: ProjectLearning;
  startLearning: ProjectLearning;
  continueLearning: ProjectLearning;
  cancelLearning: ProjectLearning;
  chooseLearning: ProjectLearning;
  forgetProfile: ProjectLearning;
}

export type ProjectDefinitions = Definitions<typeof projectPayloads, ProjectAnswers>;
