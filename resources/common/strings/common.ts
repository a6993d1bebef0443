import type { MissingSetting } from '../../../src/contract/error-body';
import { text } from '../../../src/contract/text';
import type { TriageField } from '../../../src/contract/triage-field';
import { formatWait } from '../format';

/** What all pages share, apart from the messages that the functions send with an error. */
export const fieldNames: Record<TriageField, string> = {
  priority: text('Priority'),
  components: text('Components'),
  labels: text('Labels'),
};

const WORDS: Record<TriageField, string> = { priority: text('priority'), components: text('components'), labels: text('labels') };

const NOUNS: Record<TriageField, string> = { priority: text('priority'), components: text('component'), labels: text('label') };

/** The field inside a sentence. */
export function fieldWord(field: TriageField): string {
  return WORDS[field];
}

/** In a sentence, one of the field's values. */
export function fieldNoun(field: TriageField): string {
  return NOUNS[field];
}

const MISSING: Record<MissingSetting, string> = {
  endpoint: text('an endpoint and a model'),
  allowlists: text('the labels, components or priorities that may be proposed'),
  project: text('this project in the app’s list of projects'),
};

export const alsoHere = text('Also here:');
export const loading = text('Loading…');
export const retry = text('Try again');
export const reload = text('Reload');
/** Behind the text of a button that is chosen, or whose part of the page is open: UI Kit tells eyes alone. */
export const chosen = ` ${text('(chosen)')}`;
export const opened = ` ${text('(open)')}`;
export const noAnswer = text('Jira could not reach Auto-Triage AI. Check your connection, then try again.');
export const unreadableAnswer = text('This page could not read the answer from Auto-Triage AI. Reload the page, then try again.');
export const httpStatus = (status: number) => text('HTTP status: {status}.', { status });
export const retryAfter = (seconds: number) => text('Try again in {wait}.', { wait: formatWait(seconds) });
export const blockedHost = (host: string) => text('Host: {host}', { host });
export const missing = (settings: readonly MissingSetting[]) =>
  text('Still missing: {settings}.', { settings: settings.map((setting) => MISSING[setting]).join('; ') });
export const isNow = (field: TriageField, name: string) =>
  text('The {field} is now {name}. You can still accept the rest.', { field: fieldWord(field), name });
export const isUnset = (field: TriageField) =>
  text('The issue no longer has a {field}. You can still accept the rest.', { field: fieldNoun(field) });
export const refusedValues = (values: string) => text('Not accepted: {values}.', { values });
export const siteLimit = text('It is the limit of your whole site for today. A Jira administrator can raise it.');
export const userLimit = text('It is your own limit for one minute. A Jira administrator can raise it.');
export const tokenLimit = text(
  'It is today’s budget of tokens for Atlassian’s models, which the app’s vendor sets. It starts anew at midnight UTC.',
);
