import type { Result } from './result';
import type { Settings } from './settings';
import type { FieldValue } from './triage-field';

/** What the endpoint accepts, learnt by probing it and from its refusals. */
export interface Capabilities {
  responseFormat: 'json_schema' | 'json_object' | 'none';
  temperature: boolean;
}

export interface SettingsView {
  /** 0 when nothing was ever saved. To be sent back with the next save. */
  version: number;
  settings: Settings;
  hasToken: boolean;
  /** Origin that the token was saved for, e.g. `https://llm.example.com`. It is sent nowhere else. */
  tokenOrigin: string | null;
  /** The site's priorities, in Jira's order. */
  priorities: FieldValue[];
}

/** What to do with the token: the page never knows its value. */
export type TokenChange = { action: 'keep' } | { action: 'replace'; value: string } | { action: 'remove' };

export interface ConnectionReport {
  durationMs: number;
  /** Null when no model was named, so that models were only listed. */
  capabilities: Capabilities | null;
  /** Model names that the server lists; empty when it lists none. */
  models: string[];
}

/** The admin page's resolver functions. Each checks for the administrator on each call. */
export type AdminDefinitions = {
  getSettings: () => Result<SettingsView>;
  /** Refused whole when anything is invalid (`INVALID_INPUT` with the path of each fault). */
  saveSettings: (payload: { version: number; settings: Settings; token: TokenChange }) => Result<SettingsView>;
  /** One small call with the values as typed, before they are saved. Without a model it only lists the models. */
  testConnection: (payload: {
    baseUrl: string;
    model: string;
    token: TokenChange;
  }) => Result<ConnectionReport>;
};
