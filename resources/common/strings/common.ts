import type { MissingSetting } from '../../../src/contract/error-body';
import type { TriageField } from '../../../src/contract/triage-field';
import { formatWait } from '../format';

/** What all pages share, apart from the messages that the functions send with an error. */
export const fieldNames: Record<TriageField, string> = { priority: 'Priority', components: 'Components', labels: 'Labels' };

/** The field inside a sentence. */
export function fieldWord(field: TriageField): string {
  return fieldNames[field].toLowerCase();
}

const MISSING: Record<MissingSetting, string> = {
  endpoint: 'an endpoint and a model',
  allowlists: 'the labels, components or priorities that may be proposed',
  project: 'this project in the app’s list of projects',
};

export const loading = 'Loading…';
export const retry = 'Try again';
export const reload = 'Reload';
/** Behind the text of a button that is chosen, or whose part of the page is open: UI Kit tells eyes alone. */
export const chosen = ' (chosen)';
export const opened = ' (open)';
export const noAnswer = 'Jira could not reach Auto-Triage AI. Check your connection, then try again.';
export const unreadableAnswer = 'This page could not read the answer from Auto-Triage AI. Reload the page, then try again.';
export const httpStatus = (status: number) => `HTTP status: ${status}.`;
export const retryAfter = (seconds: number) => `Try again in ${formatWait(seconds)}.`;
export const blockedHost = (host: string) => `Host: ${host}`;
export const missing = (settings: readonly MissingSetting[]) => `Still missing: ${settings.map((setting) => MISSING[setting]).join('; ')}.`;
export const isNow = (field: TriageField, name: string) => `The ${fieldWord(field)} is now ${name}. You can still accept the rest.`;
export const isUnset = (field: TriageField) => `The issue no longer has a ${fieldWord(field)}. You can still accept the rest.`;
export const refusedValues = (values: string) => `Not accepted: ${values}.`;
export const siteLimit = 'It is the limit of your whole site for today. A Jira administrator can raise it.';
export const userLimit = 'It is your own limit for one minute. A Jira administrator can raise it.';
export const tokenLimit =
  'It is today’s budget of tokens for Atlassian’s models, which the app’s vendor sets. It starts anew at midnight UTC.';
