import { JIRA_JS_CALLS } from './jira-js-calls';
import { createMadeValues } from './made-value';
import { readOutcome, type Row } from './outcome';
import type { ClientPackages } from './packages';

type Groups = Record<string, Record<string, (parameters: object) => Promise<unknown>>>;
interface JiraJs {
  createCloudClient: (options: object) => Groups;
}

/** Asks the host through jira.js, which checks each answer against Jira's schema and throws where it does not fit. */
export async function askThroughJiraJs(packages: ClientPackages, login: { host: string; email: string }): Promise<Row[]> {
  const { createCloudClient } = (await packages.load('jira.js', 'dist/cloud/index.js')) as JiraJs;
  const auth = { type: 'basic', email: login.email, apiToken: 'any' };
  const groups = createCloudClient({ host: login.host, auth, onSchemaMismatch: 'throw' });
  const made = createMadeValues();
  const rows: Row[] = [];
  for (const [group, method, parameters = {}, keptAs] of JIRA_JS_CALLS) {
    const row = { client: packages.describe('jira.js'), call: `${group}.${method}` };
    try {
      const answer = await groups[group]?.[method]?.(typeof parameters === 'function' ? parameters(made.read) : parameters);
      if (keptAs !== undefined) made.keep(keptAs, answer);
      rows.push({ ...row, outcome: 'works', said: '' });
    } catch (error) {
      const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      rows.push({ ...row, outcome: said.includes('SchemaMismatch') ? 'fails' : readOutcome(said), said });
    }
  }
  return rows;
}
