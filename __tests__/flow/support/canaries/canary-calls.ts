import { ADMIN_CALLS, PANEL_CALLS, PROJECT_CALLS, QUEUE_CALLS } from '../every-call';
import { canary } from './canary';
import { ISSUE_KEY } from './canary-jira';
import type { CanarySite } from './canary-site';

export interface CanaryCalls {
  /** A valid payload, by page and function: `admin.tryTriage`. */
  payload(name: string): unknown;
  /** Calls every function of all pages once, whether it succeeds or not. */
  everything(): Promise<void>;
}

/** Valid payloads, made while everything works: making them asks the app for its settings. */
export async function preparePayloads(site: CanarySite): Promise<CanaryCalls> {
  const payloads = new Map<string, unknown>();
  for (const [key, make] of Object.entries(PANEL_CALLS)) payloads.set(`panel.${key}`, await make(site));
  for (const [key, make] of Object.entries(QUEUE_CALLS)) payloads.set(`queue.${key}`, await make(site, site.onIssue));
  for (const [key, make] of Object.entries(PROJECT_CALLS)) payloads.set(`project.${key}`, await make(site));
  for (const [key, make] of Object.entries(ADMIN_CALLS)) payloads.set(`admin.${key}`, await make(site));
  payloads.set('admin.tryTriage', { ...(payloads.get('admin.tryTriage') as object), issueKey: ISSUE_KEY });
  payloads.set('admin.tryMasking', { text: canary('pastedText') });
  return {
    payload: (name) => payloads.get(name),
    async everything() {
      for (const key of Object.keys(PANEL_CALLS) as (keyof typeof PANEL_CALLS)[])
        await site.panel(key, payloads.get(`panel.${key}`), site.onIssue);
      for (const key of Object.keys(QUEUE_CALLS) as (keyof typeof QUEUE_CALLS)[])
        await site.triagePage(key, payloads.get(`queue.${key}`), site.onProject);
      for (const key of Object.keys(PROJECT_CALLS) as (keyof typeof PROJECT_CALLS)[])
        await site.project(key, payloads.get(`project.${key}`), site.onProject);
      for (const key of Object.keys(ADMIN_CALLS) as (keyof typeof ADMIN_CALLS)[])
        if (key !== 'startReset') await site.admin(key, payloads.get(`admin.${key}`));
    },
  };
}
