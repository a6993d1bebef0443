import { makeResolver } from '@forge/resolver';
import type { AdminDefinitions } from '../contract/admin';
import { checkNow, getActivity } from '../use-cases/get-activity';
import { getSettings } from '../use-cases/get-settings';
import { saveSettings } from '../use-cases/save-settings';
import { testConnection } from '../use-cases/test-connection';
import { guardResolver } from './guard-resolver';
import { handle } from './handle';
import { emptyPayload, savePayload, testPayload } from './payloads';
import { wireAdmin } from './wire';

/** Resolver of the admin page. Apart from the panel's, so that nothing of it can be reached from an issue. */
export const admin = guardResolver(makeResolver<Pick<AdminDefinitions, 'getSettings' | 'saveSettings' | 'testConnection' | 'getActivity' | 'runCheck'>>({
  getSettings: handle('getSettings', emptyPayload, wireAdmin, getSettings),
  saveSettings: handle('saveSettings', savePayload, wireAdmin, saveSettings),
  getActivity: handle('getActivity', emptyPayload, wireAdmin, getActivity),
  runCheck: handle('runCheck', emptyPayload, wireAdmin, checkNow),
  testConnection: handle('testConnection', testPayload, wireAdmin, testConnection),
}));
