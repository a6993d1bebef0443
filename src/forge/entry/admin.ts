import { makeResolver } from '@forge/resolver';
import type { AdminDefinitions } from '../../contract/admin';
import { checkValues } from '../../settings/values/check-values';
import { getActivity } from '../../health/get-activity';
import { checkNow } from '../../triage/trial/check-now';
import { getProjectSettings } from '../../settings/project/get-project-settings';
import { getSettings } from '../../settings/get-settings';
import { getStatistics } from '../../statistics/get-statistics';
import { listProjectSettings } from '../../settings/project/list-project-settings';
import { previewPrompt } from '../../triage/trial/preview-prompt';
import { readImport } from '../../settings/read-import';
import { readProjectValues } from '../../settings/values/read-project-values';
import { getReset } from '../../reset/reset-view';
import { saveProjectSettings } from '../../settings/project/save-project-settings';
import { saveSettings } from '../../settings/save-settings';
import { searchProjects } from '../../settings/values/search-projects';
import { listVersions, readVersion } from '../../settings/settings-versions';
import { startReset } from '../../reset/start-reset';
import { testConnection } from '../../triage/trial/test-connection';
import { tryMasking } from '../../triage/trial/try-masking';
import { tryTriage } from '../../triage/trial/try-triage';
import * as payloads from './admin-payloads';
import { guardResolver } from './guard-resolver';
import { handle } from './handle';
import { emptyPayload } from './payloads';
import { wireAdmin } from './wire';

/** Resolver of the admin page. Apart from the panel's, so that nothing of it can be reached from an issue. */
export const admin = guardResolver(
  makeResolver<AdminDefinitions>({
    getSettings: handle('getSettings', emptyPayload, wireAdmin, getSettings),
    saveSettings: handle('saveSettings', payloads.savePayload, wireAdmin, saveSettings),
    testConnection: handle('testConnection', payloads.testPayload, wireAdmin, testConnection),
    searchProjects: handle('searchProjects', payloads.searchPayload, wireAdmin, searchProjects),
    readProjectValues: handle('readProjectValues', payloads.valuesPayload, wireAdmin, readProjectValues),
    checkValues: handle('checkValues', payloads.checkPayload, wireAdmin, checkValues),
    previewPrompt: handle('previewPrompt', payloads.previewPayload, wireAdmin, previewPrompt),
    tryTriage: handle('tryTriage', payloads.trialPayload, wireAdmin, tryTriage),
    tryMasking: handle('tryMasking', payloads.maskingPayload, wireAdmin, tryMasking),
    getStatistics: handle('getStatistics', payloads.statisticsPayload, wireAdmin, getStatistics),
    getActivity: handle('getActivity', emptyPayload, wireAdmin, getActivity),
    runCheck: handle('runCheck', emptyPayload, wireAdmin, checkNow),
    listVersions: handle('listVersions', emptyPayload, wireAdmin, listVersions),
    readVersion: handle('readVersion', payloads.versionPayload, wireAdmin, readVersion),
    readImport: handle('readImport', payloads.importPayload, wireAdmin, readImport),
    listProjectSettings: handle('listProjectSettings', emptyPayload, wireAdmin, listProjectSettings),
    getProjectSettings: handle('getProjectSettings', payloads.projectPayload, wireAdmin, getProjectSettings),
    saveProjectSettings: handle('saveProjectSettings', payloads.saveProjectPayload, wireAdmin, saveProjectSettings),
    startReset: handle('startReset', emptyPayload, wireAdmin, startReset),
    getReset: handle('getReset', emptyPayload, wireAdmin, getReset),
  }),
);
