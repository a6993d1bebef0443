import { makeInvoke } from '@forge/bridge';
import type { AdminAnswers, AdminDefinitions } from '../../src/contract/admin';
import type { Result } from '../../src/contract/result';
import { settle } from '../common/settle';

/** The admin page's resolver functions; none of them rejects. */
export type AdminCalls = {
  [Key in keyof AdminDefinitions]: (...payload: Parameters<AdminDefinitions[Key]>) => Promise<Result<AdminAnswers[Key]>>;
};

const invoke = makeInvoke<AdminDefinitions>();

/** The calls over the bridge. */
export const adminCalls: AdminCalls = {
  getSettings: () => settle(() => invoke('getSettings')),
  saveSettings: (payload) => settle(() => invoke('saveSettings', payload)),
  testConnection: (payload) => settle(() => invoke('testConnection', payload)),
  searchProjects: (payload) => settle(() => invoke('searchProjects', payload)),
  readProjectValues: (payload) => settle(() => invoke('readProjectValues', payload)),
  checkValues: (payload) => settle(() => invoke('checkValues', payload)),
  previewPrompt: (payload) => settle(() => invoke('previewPrompt', payload)),
  tryTriage: (payload) => settle(() => invoke('tryTriage', payload)),
  tryMasking: (payload) => settle(() => invoke('tryMasking', payload)),
  getStatistics: (payload) => settle(() => invoke('getStatistics', payload)),
  getActivity: () => settle(() => invoke('getActivity')),
  runCheck: () => settle(() => invoke('runCheck')),
  listVersions: () => settle(() => invoke('listVersions')),
  readVersion: (payload) => settle(() => invoke('readVersion', payload)),
  readImport: (payload) => settle(() => invoke('readImport', payload)),
  listProjectSettings: () => settle(() => invoke('listProjectSettings')),
  getProjectSettings: (payload) => settle(() => invoke('getProjectSettings', payload)),
  saveProjectSettings: (payload) => settle(() => invoke('saveProjectSettings', payload)),
  getLearning: (payload) => settle(() => invoke('getLearning', payload)),
  startLearning: (payload) => settle(() => invoke('startLearning', payload)),
  continueLearning: (payload) => settle(() => invoke('continueLearning', payload)),
  cancelLearning: (payload) => settle(() => invoke('cancelLearning', payload)),
  chooseLearning: (payload) => settle(() => invoke('chooseLearning', payload)),
  getHygiene: (payload) => settle(() => invoke('getHygiene', payload)),
  chooseMinimum: (payload) => settle(() => invoke('chooseMinimum', payload)),
  forgetProfile: (payload) => settle(() => invoke('forgetProfile', payload)),
  getCoach: (payload) => settle(() => invoke('getCoach', payload)),
  askCoach: (payload) => settle(() => invoke('askCoach', payload)),
  startReset: () => settle(() => invoke('startReset')),
  getReset: () => settle(() => invoke('getReset')),
};
