import { makeInvoke } from '@forge/bridge';
import type { AdminDefinitions } from '../../src/contract/admin';
import type { Result } from '../../src/contract/result';
import { isRecord, settle } from '../common/settle';

type Data<Key extends keyof AdminDefinitions> = Extract<Awaited<ReturnType<AdminDefinitions[Key]>>, { ok: true }>['data'];
type Payload<Key extends keyof AdminDefinitions> = Parameters<AdminDefinitions[Key]>;

/** The admin page's resolver functions; none of them rejects. */
export type AdminCalls = { [Key in keyof AdminDefinitions]: (...payload: Payload<Key>) => Promise<Result<Data<Key>>> };

const invoke = makeInvoke<AdminDefinitions>();

/** Whether an answer has these parts: lists are checked for being lists, the rest for being there. */
function has<Expected>(lists: readonly string[], others: readonly string[] = []) {
  return (data: unknown): data is Expected =>
    isRecord(data) && lists.every((part) => Array.isArray(data[part])) && others.every((part) => data[part] !== undefined);
}

const isSettingsView = has<Data<'getSettings'>>(['priorities'], ['version', 'settings']);
const isProjectView = has<Data<'getProjectSettings'>>(['components', 'priorities'], ['project', 'settings', 'inherited']);
const isActivity = has<Data<'getActivity'>>(['failures'], ['usage']);
const isReset = has<Data<'getReset'>>([], ['state', 'remaining']);
const isSettings = has<Data<'readVersion'>>([], ['settings']);

/** The calls over the bridge, each answer checked for the parts that the page relies on. */
export const adminCalls: AdminCalls = {
  getSettings: () => settle(() => invoke('getSettings'), isSettingsView),
  saveSettings: (payload) => settle(() => invoke('saveSettings', payload), isSettingsView),
  testConnection: (payload) =>
    settle(() => invoke('testConnection', payload), has<Data<'testConnection'>>(['findings', 'models'], ['works'])),
  searchProjects: (payload) => settle(() => invoke('searchProjects', payload), has<Data<'searchProjects'>>(['projects'], ['total'])),
  readProjectValues: (payload) =>
    settle(() => invoke('readProjectValues', payload), has<Data<'readProjectValues'>>(['components', 'labels', 'priority'])),
  checkValues: (payload) => settle(() => invoke('checkValues', payload), has<Data<'checkValues'>>(['components', 'labels', 'priority'])),
  previewPrompt: (payload) => settle(() => invoke('previewPrompt', payload), has<Data<'previewPrompt'>>(['parts'], ['system', 'user'])),
  tryTriage: (payload) => settle(() => invoke('tryTriage', payload), has<Data<'tryTriage'>>(['similar'], ['proposals', 'user'])),
  tryMasking: (payload) => settle(() => invoke('tryMasking', payload), has<Data<'tryMasking'>>(['found'], ['text'])),
  getStatistics: (payload) => settle(() => invoke('getStatistics', payload), has<Data<'getStatistics'>>(['byDay', 'fields'])),
  getActivity: () => settle(() => invoke('getActivity'), isActivity),
  runCheck: () => settle(() => invoke('runCheck'), isActivity),
  listVersions: () => settle(() => invoke('listVersions'), has<Data<'listVersions'>>(['versions'])),
  readVersion: (payload) => settle(() => invoke('readVersion', payload), isSettings),
  readImport: (payload) => settle(() => invoke('readImport', payload), isSettings),
  listProjectSettings: () => settle(() => invoke('listProjectSettings'), has<Data<'listProjectSettings'>>(['projects'])),
  getProjectSettings: (payload) => settle(() => invoke('getProjectSettings', payload), isProjectView),
  saveProjectSettings: (payload) => settle(() => invoke('saveProjectSettings', payload), isProjectView),
  startReset: () => settle(() => invoke('startReset'), isReset),
  getReset: () => settle(() => invoke('getReset'), isReset),
};
