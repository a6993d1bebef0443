import type { ErrorCode } from '../../src/contract/error-body';
import type { Result } from '../../src/contract/result';
import { DEFAULT_SETTINGS } from '../../src/contract/default-settings';
import type { Settings } from '../../src/contract/settings';
import type { Host } from '../host';
import type { JiraSite, Role } from '../jira';
import { sampleAllowlists } from '../jira/sample';
import { markOf } from './mark';
import { tokenOf } from './marked-endpoint';
import { markedComponent, markedLabel } from './marked-jira';

type ModuleName = 'panel' | 'admin' | 'project';

/** One customer of the app. */
export interface Installation {
  index: number;
  id: string;
  endpoint: { baseUrl: string; model: string };
  /** The result of a function that a person of this installation calls. */
  call(module: ModuleName, functionKey: string, payload?: unknown, options?: { as?: Role; issueKey?: string }): Promise<Result<unknown>>;
  /** Lets its next runs go to the queue. */
  becomeSlow(): Promise<void>;
}

/** What an approval of all of their hosts at once is for. */
export const HOST_PATTERN = '*.sprintloom.com';

export function hostNameOf(index: number): string {
  return `llm-${markOf(index)}.sprintloom.com`;
}

export function createInstallation(host: Host, jira: JiraSite, index: number): Installation {
  const id = `44444444-4444-4444-8444-${String(index).padStart(12, '0')}`;
  const accountOf = (role: Role): string => jira.people.find((person) => person.role === role)?.accountId ?? '';
  const endpoint = { baseUrl: `https://${hostNameOf(index)}/v1`, model: 'a-model' };
  const usualRole: Record<ModuleName, Role> = { panel: 'agent', admin: 'administrator', project: 'project-administrator' };
  return {
    index,
    id,
    endpoint,
    async call(module, functionKey, payload, { as = usualRole[module], issueKey } = {}) {
      const place = module === 'panel' ? { issueKey } : module === 'project' ? { projectKey: 'SHOP' } : {};
      const call = {
        moduleKey: `triage-${module}`,
        functionKey,
        payload,
        accountId: accountOf(as),
        override: { installationId: id },
        ...place,
      };
      return (await host.invoke(call)) as Result<unknown>;
    },
    async becomeSlow() {
      const value = { record: 1, expiresAt: null, value: { ...endpoint, slowUntil: Date.now() + 3_600_000 } };
      await host.storageOf(id).handle('/api/v1/set', JSON.stringify({ key: 'endpoint:pace', value }));
    },
  };
}

/** Settings of its own in every part. */
export function settingsOf({ index, endpoint }: Installation): Settings {
  const mark = markOf(index);
  const labels = sampleAllowlists.labels.map(({ name }) => ({ name: markedLabel(name, index), description: `A note of ${mark}` }));
  const [first] = labels;
  return {
    ...DEFAULT_SETTINGS,
    endpoint,
    rules: `Rules of ${mark}`,
    allowlists: {
      labels,
      components: sampleAllowlists.components.map(({ name }) => ({ name: markedComponent(name, index), description: `A note of ${mark}` })),
      priority: sampleAllowlists.priorityIds.map((priorityId) => ({ id: priorityId, description: `A note of ${mark}` })),
    },
    labelMappings: first === undefined ? [] : [{ from: `old-${mark}`, to: first.name }],
    limits: { perUserPerMinute: 60, perSitePerDay: 20_000 },
  };
}

export async function configure(installation: Installation): Promise<void> {
  const token = { action: 'replace', value: tokenOf(markOf(installation.index)) };
  const saved = await installation.call('admin', 'saveSettings', { version: 0, settings: settingsOf(installation), token });
  if (!saved.ok) throw new Error(`The app refused the settings of installation ${installation.index} (${saved.error.code}).`);
}

export function outcomeOf(result: Result<unknown>): 'ok' | ErrorCode {
  return result.ok ? 'ok' : result.error.code;
}
