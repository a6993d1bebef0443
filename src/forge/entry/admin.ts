import type { AdminAnswers } from '../../contract/admin';
import { adminPayloads } from '../../contract/admin-payloads';
import { askCoach } from '../../coach/ask-coach';
import { getCoach } from '../../coach/get-coach';
import { getActivity } from '../../health/get-activity';
import { forAdministrator } from '../../learning/authorize';
import { chooseLearning } from '../../learning/choose-learning';
import { chooseMinimum } from '../../learning/choose-minimum';
import { continueLearning } from '../../learning/continue-learning';
import { getHygiene } from '../../learning/get-hygiene';
import { getLearning } from '../../learning/get-learning';
import { cancelLearning, forgetProfile, startLearning } from '../../learning/start-learning';
import { getReset } from '../../reset/reset-view';
import { startReset } from '../../reset/start-reset';
import { getSettings } from '../../settings/get-settings';
import { getProjectSettings } from '../../settings/project/get-project-settings';
import { listProjectSettings } from '../../settings/project/list-project-settings';
import { saveProjectSettings } from '../../settings/project/save-project-settings';
import { readImport } from '../../settings/read-import';
import { saveSettings } from '../../settings/save-settings';
import { listVersions, readVersion } from '../../settings/settings-versions';
import { checkValues } from '../../settings/values/check-values';
import { readProjectValues } from '../../settings/values/read-project-values';
import { searchProjects } from '../../settings/values/search-projects';
import { getStatistics } from '../../statistics/get-statistics';
import { checkNow } from '../../triage/trial/check-now';
import { previewPrompt } from '../../triage/trial/preview-prompt';
import { testConnection } from '../../triage/trial/test-connection';
import { tryMasking } from '../../triage/trial/try-masking';
import { tryTriage } from '../../triage/trial/try-triage';
import { createResolver } from './create-resolver';
import { wireAdmin } from './wire';

/** Resolver of the admin page. Apart from the panel's, so that nothing of it can be reached from an issue. */
export const admin = createResolver<typeof adminPayloads, AdminAnswers, ReturnType<typeof wireAdmin>>(adminPayloads, wireAdmin, {
  getSettings,
  saveSettings,
  testConnection,
  searchProjects,
  readProjectValues,
  checkValues,
  previewPrompt,
  tryTriage,
  tryMasking,
  getStatistics,
  getActivity,
  runCheck: checkNow,
  listVersions,
  readVersion,
  readImport,
  listProjectSettings,
  getProjectSettings,
  saveProjectSettings,
  getLearning: forAdministrator(getLearning),
  startLearning: forAdministrator(startLearning),
  continueLearning: forAdministrator(continueLearning),
  cancelLearning: forAdministrator(cancelLearning),
  chooseLearning: forAdministrator(chooseLearning),
  chooseMinimum: forAdministrator(chooseMinimum),
  forgetProfile: forAdministrator(forgetProfile),
  getHygiene: forAdministrator(getHygiene),
  getCoach,
  askCoach,
  startReset,
  getReset,
});
