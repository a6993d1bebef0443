import { setTimeout } from 'node:timers/promises';
import type { AdminDefinitions } from '../../src/contract/admin';
import type { FieldView, PanelDefinitions } from '../../src/contract/panel';
import type { Settings } from '../../src/contract/settings';
import { byField, type TriageField } from '../../src/contract/triage-field';
import type { AppBuild } from '../build/esbuild-app';
import { createHost, type Host } from '../host';
import { deleteRecord } from '../stored-records';
import type { EvalOptions, System } from './eval-options';
import type { AskedSystem } from './asked-system';
import { createEvaluationSite, type EvaluationSite } from './jira-state';
import type { Outcome } from './metrics';
import { answerWithNewest } from './newest-search';
import type { ProjectData } from './project-data';

type Answer<Definition extends (payload: never) => unknown> = Awaited<ReturnType<Definition>>;

/** What the app lets one person ask in a minute, at most; the rest of the minute's budget is left alone. */
const ISSUES_PER_AGENT = 50;
const LIMITS: Settings['limits'] = { perUserPerMinute: 60, perSitePerDay: 20_000 };

/**
 * The app on a host of its own with one project in Jira; the time of an answer is that of the whole click. What it is to have
 * learned it learns from that Jira, as an administrator lets it.
 */
export async function startEvaluatedApp(build: AppBuild, project: ProjectData, options: EvalOptions, system: System): Promise<AskedSystem> {
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
  const suggestions = new Map<number, string>();
  try {
    if (options.evidence === 'newest') answerWithNewest(host.jira);
    const settings = await saveSettings(host, (before) => ({
      ...before,
      endpoint: system === 'built-in' ? null : before.endpoint,
      evidence: { ...before.evidence, enabled: options.evidence !== 'none' },
      limits: LIMITS,
    }));
    const suggested = system === 'endpoint' ? null : await learnHistory(host, site.projectId);
    const callPanel = (functionKey: keyof PanelDefinitions, index: number, payload: object) =>
      host.invoke({
        moduleKey: 'triage-panel',
        functionKey,
        payload,
        issueKey: site.keys[index] ?? '',
        accountId: site.agents[Math.floor(index / ISSUES_PER_AGENT)] ?? '',
      });
    return {
      minConfidence: byField((field) => suggested?.[field] ?? settings.fields[field].minConfidence),
      async ask(index) {
        await forgetEvidenceBudget(host);
        const began = performance.now();
        const answer = (await callPanel('suggestTriage', index, { again: false })) as Answer<PanelDefinitions['suggestTriage']>;
        const milliseconds = performance.now() - began;
        if (!answer.ok) return { proposals: answer.error.code, similar: 0, milliseconds };
        if (answer.data.status === 'pending') throw new Error('A suggestion is still pending, although nobody else asks.');
        const { id, fields, similar } = answer.data.suggestion;
        suggestions.set(index, id);
        return { proposals: byField((field) => proposalsFor(field, fields)), similar: similar.length, milliseconds };
      },
      async decide(index) {
        const suggestionId = suggestions.get(index);
        const accepted = chosenIds(site, project, index);
        // Who leaves a field out has refused what is ticked for it, and of people's choice there nothing is known.
        if (suggestionId === undefined || Object.values(accepted).some((ids) => ids.length === 0)) return;
        const answer = (await callPanel('applyTriage', index, { suggestionId, accepted })) as Answer<PanelDefinitions['applyTriage']>;
        if (!answer.ok) throw new Error(`The app did not apply what people chose (${answer.error.code}).`);
      },
      close: () => host.close(),
    };
  } catch (error) {
    await host.close();
    throw error;
  }
}

function idsOf(names: readonly string[], values: readonly { id: string; name: string }[]): string[] {
  return names.flatMap((name) => values.find((value) => value.name === name)?.id ?? []);
}

/** What people chose for an issue, as far as it is allowed. */
function chosenIds(site: EvaluationSite, project: ProjectData, index: number): Record<TriageField, string[]> {
  const issue = project.issues[index];
  const allowed = (field: 'components' | 'labels'): string[] => (issue?.[field] ?? []).filter((name) => project[field].includes(name));
  return {
    priority: idsOf([issue?.priority ?? ''], site.state.priorities),
    components: idsOf(allowed('components'), site.state.projects.find(({ id }) => id === site.projectId)?.components ?? []),
    labels: allowed('labels'),
  };
}

/** Jira's points of an hour are for what people ask, and not for hundreds of questions in a minute. */
async function forgetEvidenceBudget(host: Host): Promise<void> {
  const used = host.storage.entries().flatMap(([key]) => (/^slot:(?:search|read)-/u.test(key) ? [key] : []));
  await Promise.all(used.map((key) => deleteRecord(host.storage, key)));
}

/** How often it is looked whether the queue has learned, in milliseconds. */
const LOOK_MS = 50;

/** Lets the app learn the project, and takes the minimums that its backtest suggests. */
async function learnHistory(host: Host, projectId: string): Promise<Partial<Record<TriageField, number>>> {
  const project = { projectId };
  const look = async (functionKey: 'startLearning' | 'continueLearning' | 'getLearning', payload: object) => {
    const answer = (await callAdmin(host, functionKey, payload)) as Answer<AdminDefinitions['getLearning']>;
    if (!answer.ok) throw new Error(`The app did not learn (${answer.error.code}).`);
    return answer.data;
  };
  let learned = await look('startLearning', { ...project, consents: true, daily: false });
  while (learned.learning?.state === 'reading') learned = await look('continueLearning', project);
  for (; learned.learning?.state === 'training'; learned = await look('getLearning', project)) await setTimeout(LOOK_MS);
  const { profile } = learned;
  if (profile === null) throw new Error('The app has learned nothing.');
  return Object.fromEntries(
    profile.backtest.flatMap(({ field, asked, suggestedMinimum }) => (asked === 0 ? [] : [[field, suggestedMinimum]])),
  );
}

function proposalsFor(field: TriageField, views: readonly FieldView[]): Outcome['proposals'] {
  const proposals = views.find((view) => view.field === field)?.proposals ?? [];
  // An unknown confidence reaches no minimum, like none.
  return proposals.map(({ value, confidence }) => ({ value: value.name, confidence: confidence ?? 0 }));
}

function callAdmin(host: Host, functionKey: keyof AdminDefinitions, payload?: object): Promise<unknown> {
  const accountId = host.jira.people.find(({ role }) => role === 'administrator')?.accountId ?? null;
  return host.invoke({ moduleKey: 'triage-admin', functionKey, payload, accountId });
}

/** Saves through the admin page's own function, so that the app checks the settings as always. */
async function saveSettings(host: Host, change: (before: Settings) => Settings): Promise<Settings> {
  const before = (await callAdmin(host, 'getSettings')) as Answer<AdminDefinitions['getSettings']>;
  if (!before.ok) throw new Error(`The app does not show its settings (${before.error.code}).`);
  const { version, settings } = before.data;
  const after = (await callAdmin(host, 'saveSettings', { version, settings: change(settings), token: { action: 'keep' } })) as Answer<
    AdminDefinitions['saveSettings']
  >;
  if (!after.ok)
    throw new Error(`The app refused the settings (${after.error.code}): ${JSON.stringify(after.error.details?.faults ?? [])}`);
  return after.data.settings;
}
