import { EgressType } from '@forge/egress';
import { ATLASSIAN_MODELS, endpointHost } from '../../src/contract/endpoint-address';
import type { AdminDefinitions, SettingsView } from '../../src/contract/admin';
import { DEFAULT_SETTINGS } from '../../src/contract/default-settings';
import type { Settings } from '../../src/contract/settings';
import { TRIAGE_FIELDS } from '../../src/contract/triage-field';
import type { Result } from '../../src/contract/result';
import type { JiraSite } from '../jira';
import type { EgressStore, ForgePlatform, Manifest } from '../platform';

/** An endpoint as the app will know it. */
export interface EndpointConfiguration {
  baseUrl: string;
  model: string;
  token: string | null;
}

export interface ConfigureOptions {
  jira: JiraSite;
  platform: ForgePlatform;
  manifest: Manifest;
  egress: EgressStore;
  endpoint: EndpointConfiguration;
  /** Null: rules allow what each project has, and the lists stay empty. */
  allowlists: Settings['allowlists'] | null;
  defaultPriorityId: string;
  /** Puts the endpoint into settings that exist already; without it they are left alone. */
  replaceEndpoint: boolean;
}

/**
 * Sets the app up the way an administrator does: approves the endpoint's host,
 * then saves the settings through the admin page's own function. Rejects when
 * the app refuses them.
 */
export async function configureApp(options: ConfigureOptions): Promise<void> {
  const invoke = asAdministrator(options);
  const { version, settings: stored } = unwrap(await invoke('getSettings'));
  if (version > 0 && !options.replaceEndpoint) return;
  const { baseUrl, model, token } = options.endpoint;
  if (baseUrl !== ATLASSIAN_MODELS) approve(options.egress, endpointHost(baseUrl));
  const settings = version > 0 ? stored : initialSettings({ ...DEFAULT_SETTINGS, ...stored }, options);
  unwrap(
    await invoke('saveSettings', {
      version,
      settings: { ...settings, endpoint: { baseUrl, model } },
      token: token === null ? { action: 'remove' } : { action: 'replace', value: token },
    }),
  );
}

function approve(egress: EgressStore, domain: string): void {
  const configured = [{ domain, type: [EgressType.FetchBackendSide] }];
  egress.set({ egresses: [{ key: 'llm-endpoint', description: 'The LLM endpoint that proposes triage.', configured }] });
}

/** The app's own defaults, with what is allowed in this Jira: what its checklist asks for, and nothing else. */
function initialSettings(defaults: Settings, { allowlists, defaultPriorityId }: ConfigureOptions): Settings {
  const { automatic, fields: initial } = defaults;
  const fields = { ...initial, priority: { ...initial.priority, defaultId: defaultPriorityId } };
  const rules = TRIAGE_FIELDS.reduce((all, field) => ({ ...all, [field]: { ...all[field], enabled: true } }), automatic);
  if (allowlists === null) return { ...defaults, automatic: rules, fields };
  return { ...defaults, allowlists: { ...defaults.allowlists, ...allowlists }, fields };
}

type Invoke = (functionKey: keyof AdminDefinitions, payload?: object) => Promise<Result<SettingsView>>;

function asAdministrator({ jira, platform, manifest }: ConfigureOptions): Invoke {
  const administrator = jira.people.find(({ role }) => role === 'administrator');
  const page = manifest.modules.find(({ type }) => type === 'jira:adminPage');
  if (administrator === undefined || page === undefined) throw new Error('Configuring needs an administrator and an admin page.');
  return async (functionKey, payload) =>
    (await platform.invoke({ moduleKey: page.key, functionKey, payload, accountId: administrator.accountId })) as Result<SettingsView>;
}

function unwrap<Data>(result: Result<Data>): Data {
  if (result.ok) return result.data;
  const faults = result.error.details?.faults?.map(({ path, message }) => `${path}: ${message}`) ?? [];
  throw new Error(`The app refused its configuration (${result.error.code}). ${[result.error.message, ...faults].join(' ')}`);
}
