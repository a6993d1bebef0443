import type { AdminDefinitions } from '../../src/contract/admin';
import type { FieldView, PanelDefinitions } from '../../src/contract/panel';
import type { Settings } from '../../src/contract/settings';
import { byField, type TriageField } from '../../src/contract/triage-field';
import type { AppBuild } from '../build/esbuild-app';
import { createHost, type Host } from '../host';
import type { EvalOptions } from './eval-options';
import type { AskedSystem, SystemAnswer } from './asked-system';
import { createEvaluationSite } from './jira-state';
import type { Outcome } from './metrics';
import { answerWithNewest } from './newest-search';
import type { ProjectData } from './project-data';

type Answer<Definition extends (payload: never) => unknown> = Awaited<ReturnType<Definition>>;

/** What the app lets one person ask in a minute, at most; the rest of the minute's budget is left alone. */
const ISSUES_PER_AGENT = 50;
const LIMITS: Settings['limits'] = { perUserPerMinute: 60, perSitePerDay: 20_000 };

/** The app on a host of its own with one project in Jira; the time of an answer is that of the whole click. */
export async function startEvaluatedApp(build: AppBuild, project: ProjectData, options: EvalOptions): Promise<AskedSystem> {
  const site = createEvaluationSite(project, ISSUES_PER_AGENT);
  const { endpoint, names } = options;
  const host = await createHost({
    port: 0,
    stateFile: null,
    configured: true,
    build,
    shellDir: null,
    jiraState: site.state,
    allowlists: site.allowlists,
    endpoint,
    names,
  });
  try {
    if (options.evidence === 'newest') answerWithNewest(host.jira);
    const settings = await saveSettings(host, (before) => ({
      ...before,
      evidence: { ...before.evidence, enabled: options.evidence !== 'none' },
      limits: LIMITS,
    }));
    return {
      minConfidence: byField((field) => settings.fields[field].minConfidence),
      ask: (index) => suggest(host, site.keys[index] ?? '', site.agents[Math.floor(index / ISSUES_PER_AGENT)] ?? ''),
      close: () => host.close(),
    };
  } catch (error) {
    await host.close();
    throw error;
  }
}

async function suggest(host: Host, issueKey: string, accountId: string): Promise<SystemAnswer> {
  const began = performance.now();
  const answer = (await host.invoke({ moduleKey: 'triage-panel', functionKey: 'suggestTriage', issueKey, accountId })) as Answer<
    PanelDefinitions['suggestTriage']
  >;
  const milliseconds = performance.now() - began;
  if (!answer.ok) return { proposals: answer.error.code, similar: 0, milliseconds };
  if (answer.data.status === 'pending') throw new Error('A suggestion is still pending, although nobody else asks.');
  const { fields, similar } = answer.data.suggestion;
  return { proposals: byField((field) => proposalsFor(field, fields)), similar: similar.length, milliseconds };
}

function proposalsFor(field: TriageField, views: readonly FieldView[]): Outcome['proposals'] {
  const proposals = views.find((view) => view.field === field)?.proposals ?? [];
  // An unknown confidence reaches no minimum, like none.
  return proposals.map(({ value, confidence }) => ({ value: value.name, confidence: confidence ?? 0 }));
}

/** Saves through the admin page's own function, so that the app checks the settings as always. */
async function saveSettings(host: Host, change: (before: Settings) => Settings): Promise<Settings> {
  const accountId = host.jira.people.find(({ role }) => role === 'administrator')?.accountId ?? null;
  const invoke = (functionKey: keyof AdminDefinitions, payload?: object) =>
    host.invoke({ moduleKey: 'triage-admin', functionKey, payload, accountId });
  const before = (await invoke('getSettings')) as Answer<AdminDefinitions['getSettings']>;
  if (!before.ok) throw new Error(`The app does not show its settings (${before.error.code}).`);
  const { version, settings } = before.data;
  const after = (await invoke('saveSettings', { version, settings: change(settings), token: { action: 'keep' } })) as Answer<
    AdminDefinitions['saveSettings']
  >;
  if (!after.ok)
    throw new Error(`The app refused the settings (${after.error.code}): ${JSON.stringify(after.error.details?.faults ?? [])}`);
  return after.data.settings;
}
