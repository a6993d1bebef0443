import { setTimeout } from 'node:timers/promises';
import type { SettingsView } from '../../src/contract/admin';
import type { ProjectLearning } from '../../src/contract/learning';
import type { Result } from '../../src/contract/result';
import type { Host } from '../host';

/** The project of the sample site that the app has learned, and how many more resolved issues it has for that. */
export const LEARNED_PROJECT = '10001';
export const PAST_ISSUES = 600;

/** How often it is looked whether the queue has learned, in milliseconds. */
const LOOK_MS = 100;

/** Each call reads a page of a hundred issues at least, and no more than 2,000 are read. */
const MOST_CALLS = 20;

/** A call of the admin page's functions; null where it fails. */
async function ask<Data>(host: Host, functionKey: string, payload: object): Promise<Data | null> {
  const accountId = host.jira.people.find(({ role }) => role === 'administrator')?.accountId ?? null;
  const result = (await host.invoke({ moduleKey: 'triage-admin', functionKey, payload, accountId })) as Result<Data>;
  return result.ok ? result.data : null;
}

/** Lets the app learn a project as an administrator does, with a click, unless it knows it already. */
export async function learnProject(host: Host, projectId: string): Promise<void> {
  const known = await ask<ProjectLearning>(host, 'getLearning', { projectId });
  if (known === null || known.profile !== null || known.learning !== null) return;
  await ask(host, 'startLearning', { projectId, consents: true, daily: true });
  for (let calls = 0; calls < MOST_CALLS; calls += 1) {
    const read = await ask<ProjectLearning>(host, 'continueLearning', { projectId });
    if (read?.learning?.state !== 'reading') break;
  }
  while ((await ask<ProjectLearning>(host, 'getLearning', { projectId }))?.learning?.state === 'training') await setTimeout(LOOK_MS);
}

/** Takes the endpoint out of the settings, so that the app proposes what it has learned. */
export async function removeEndpoint(host: Host): Promise<void> {
  const view = await ask<SettingsView>(host, 'getSettings', {});
  if (view === null || view.settings.endpoint === null) return;
  const { version, settings } = view;
  await ask(host, 'saveSettings', { version, settings: { ...settings, endpoint: null }, token: { action: 'remove' } });
}
