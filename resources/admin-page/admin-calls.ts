import { makeInvoke } from '@forge/bridge';
import type { AdminDefinitions, ConnectionReport, SettingsView, TokenChange } from '../../src/contract/admin';
import type { Result } from '../../src/contract/result';
import type { Settings } from '../../src/contract/settings';
import { isRecord, settle } from '../common/settle';

/** The admin page's resolver functions; none of them rejects. */
export interface AdminCalls {
  getSettings(): Promise<Result<SettingsView>>;
  saveSettings(payload: { version: number; settings: Settings; token: TokenChange }): Promise<Result<SettingsView>>;
  testConnection(payload: { baseUrl: string; model: string; token: TokenChange }): Promise<Result<ConnectionReport>>;
}

const invoke = makeInvoke<AdminDefinitions>();

/** The calls over the bridge, each answer checked for the parts that the page relies on. */
export const adminCalls: AdminCalls = {
  getSettings: () => settle(() => invoke('getSettings'), isSettingsView),
  saveSettings: (payload) => settle(() => invoke('saveSettings', payload), isSettingsView),
  testConnection: (payload) => settle(() => invoke('testConnection', payload), isReport),
};

function isSettingsView(data: unknown): data is SettingsView {
  return isRecord(data) && typeof data['version'] === 'number' && isRecord(data['settings']) && Array.isArray(data['priorities']);
}

function isReport(data: unknown): data is ConnectionReport {
  if (!isRecord(data) || !Array.isArray(data['models'])) return false;
  return data['capabilities'] === null || isRecord(data['capabilities']);
}
