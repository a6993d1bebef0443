import type { AdminDefinitions } from '../../src/contract/admin';
import type { Host } from '../host';

type Settings = Extract<Awaited<ReturnType<AdminDefinitions['getSettings']>>, { ok: true }>['data'];

/** The default limit for one person is lower than what is measured here. */
export async function allowManySuggestions(host: Host): Promise<void> {
  await save(host, (settings) => settings, 'keep');
}

/** The same without an endpoint, so that the built-in provider answers. */
export async function useBuiltInProvider(host: Host): Promise<void> {
  await save(host, (settings) => ({ ...settings, endpoint: null }), 'remove');
}

async function save(
  host: Host,
  change: (settings: Settings['settings']) => Settings['settings'],
  action: 'keep' | 'remove',
): Promise<void> {
  const accountId = accountOf(host, 'administrator');
  const invoke = (functionKey: string, payload?: object): Promise<unknown> =>
    host.invoke({ moduleKey: 'triage-admin', functionKey, payload, accountId });
  const { data } = (await invoke('getSettings')) as { data: Settings };
  const limits = { perUserPerMinute: 60, perSitePerDay: 20_000 };
  const saved = await invoke('saveSettings', { version: data.version, settings: { ...change(data.settings), limits }, token: { action } });
  if (!(saved as { ok: boolean }).ok) throw new Error('The app refused the settings.');
}

export function accountOf(host: Host, role: string): string {
  const person = host.jira.people.find((candidate) => candidate.role === role);
  if (person === undefined) throw new Error(`The sample site has no ${role}.`);
  return person.accountId;
}
