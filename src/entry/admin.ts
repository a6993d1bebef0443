import { makeResolver } from '@forge/resolver';
import type { AdminDefinitions } from '../contract/admin';
import { checkValues } from '../use-cases/check-values';
import { checkNow, getActivity } from '../use-cases/get-activity';
import { getProjectSettings } from '../use-cases/get-project-settings';
import { getSettings } from '../use-cases/get-settings';
import { getStatistics } from '../use-cases/get-statistics';
import { listProjectSettings } from '../use-cases/list-project-settings';
import { previewPrompt } from '../use-cases/preview-prompt';
import { readImport } from '../use-cases/read-import';
import { readProjectValues } from '../use-cases/read-project-values';
import { getReset } from '../use-cases/reset-view';
import { saveProjectSettings } from '../use-cases/save-project-settings';
import { saveSettings } from '../use-cases/save-settings';
import { searchProjects } from '../use-cases/search-projects';
import { listVersions, readVersion } from '../use-cases/settings-versions';
import { startReset } from '../use-cases/start-reset';
import { testConnection } from '../use-cases/test-connection';
import { tryMasking } from '../use-cases/try-masking';
import { tryTriage } from '../use-cases/try-triage';
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
