import { makeResolver } from '@forge/resolver';
import type { AdminDefinitions } from '../contract/admin';
import { getSettings } from '../use-cases/get-settings';
import { saveSettings } from '../use-cases/save-settings';
import { testConnection } from '../use-cases/test-connection';
import { guardResolver } from './guard-resolver';
import { handle } from './handle';
import { emptyPayload, savePayload, testPayload } from './payloads';
import { wireAdmin } from './wire';

/** Resolver of the admin page. Apart from the panel's, so that nothing of it can be reached from an issue. */
export const admin = guardResolver(makeResolver<Pick<AdminDefinitions, 'getSettings' | 'saveSettings' | 'testConnection'>>({
  getSettings: handle('getSettings', emptyPayload, wireAdmin, getSettings),
  saveSettings: handle('saveSettings', savePayload, wireAdmin, saveSettings),
  testConnection: handle('testConnection', testPayload, wireAdmin, testConnection),
}));
