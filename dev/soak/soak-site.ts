import type { AdminDefinitions, SettingsView } from '../../src/contract/admin';
import type { Result } from '../../src/contract/result';
import type { Settings } from '../../src/contract/settings';
import type { AppBuild } from '../build/esbuild-app';
import { createHost, type Host } from '../host';
import type { Role } from '../jira';
import { forgetLimits } from './queue-site';

export interface CallPlace {
  as: Role;
  issueKey?: string;
}

/** The offline site, with short ways to call the app's functions. */
export interface SoakSite {
  host: Host;
  /** As they were in the beginning; the allowlists never change. */
  settings: Settings;
  panel(functionKey: string, payload: unknown, place: CallPlace): Promise<Result<unknown>>;
  admin(functionKey: keyof AdminDefinitions, payload: unknown, as: Role): Promise<Result<unknown>>;
  /** Gives back what people have used of their limits, which are lower than what is done here. */
  forgetLimits(): Promise<void>;
}

/** Left out of the allowlists, so that there are values that must never be written. */
const FORBIDDEN = { label: 'security', component: 'Search', priorityId: '1' };

function narrow({ allowlists, ...settings }: Settings): Settings {
  const { label, component, priorityId } = FORBIDDEN;
  return {
    ...settings,
    allowlists: {
      labels: allowlists.labels.filter(({ name }) => name !== label),
      components: allowlists.components.filter(({ name }) => name !== component),
      priority: allowlists.priority.filter(({ id }) => id !== priorityId),
    },
    limits: { perUserPerMinute: 60, perSitePerDay: 20_000 },
  };
}

/** Rejects when the app refuses its configuration. Slow faults are shorter here than on demand: what matters is that they outlast the app's patience or not. */
export async function startSoakSite(build: AppBuild): Promise<SoakSite> {
  const host = await createHost({
    port: 0,
    stateFile: null,
    configured: true,
    build,
    shellDir: null,
    queueTimeScale: 0.001,
    duplicates: 'after',
    endpointSlowness: 2_000,
    faultTimes: { jiraSlow: 1_000, jiraTimeout: 9_000, storageSlow: 500, storageTimeout: 4_000 },
    backgroundFetchLimit: 4_000,
  });
  const accountOf = (role: Role): string | null => host.jira.people.find((person) => person.role === role)?.accountId ?? null;
  const invoke = async (moduleKey: string, functionKey: string, payload: unknown, { as, issueKey }: CallPlace) =>
    (await host.invoke({ moduleKey, functionKey, payload, issueKey, accountId: accountOf(as) })) as Result<unknown>;
  const admin: SoakSite['admin'] = (functionKey, payload, as) => invoke('triage-admin', functionKey, payload, { as });
  try {
    const read = (await admin('getSettings', undefined, 'administrator')) as Result<SettingsView>;
    if (!read.ok) throw new Error(`The app does not show its settings (${read.error.code}).`);
    const settings = narrow(read.data.settings);
    const saved = await admin('saveSettings', { version: read.data.version, settings, token: { action: 'keep' } }, 'administrator');
    if (!saved.ok) throw new Error(`The app refused the settings (${saved.error.code}).`);
    return {
      host,
      settings,
      panel: (functionKey, payload, place) => invoke('triage-panel', functionKey, payload, place),
      admin,
      forgetLimits: () => forgetLimits(host),
    };
  } catch (error) {
    await host.close();
    throw error;
  }
}
