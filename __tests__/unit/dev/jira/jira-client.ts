import { z } from 'zod';
import { createJiraSite, createSampleState, type JiraSite, type JiraState, type Role } from '../../../../dev/jira';

export interface Answer {
  status: number;
  /** The parsed body; null when it was empty. */
  body: unknown;
  /** Below `/rest/api/3`, where the answer names an address. */
  location?: string;
}

export interface Client {
  get(path: string): Promise<Answer>;
  send(method: string, path: string, body?: unknown): Promise<Answer>;
}

export interface TestJira {
  site: JiraSite;
  /** Requests below `/rest/api/3` as the sample person with this role; null is anonymous. */
  as(role: Role | null): Client;
}

/** 1 June 2026, 12:00 UTC: after every issue of the sample. */
export const NOW = Date.UTC(2026, 5, 1, 12);

export function openJira(change: (state: JiraState) => void = () => undefined): TestJira {
  const state = createSampleState();
  change(state);
  const site = createJiraSite({ state, now: () => NOW });
  return { site, as: (role) => client(site, role) };
}

function client(site: JiraSite, role: Role | null): Client {
  const accountId = site.people.find((person) => person.role === role)?.accountId ?? null;
  const send = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await site.handle({
      method,
      path: `/rest/api/3${path}`,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      accountId,
    });
    const { location } = response.headers;
    return {
      status: response.status,
      body: response.body === '' ? null : JSON.parse(response.body),
      ...(location === undefined ? {} : { location: location.slice(location.indexOf('/rest/api/3') + '/rest/api/3'.length) }),
    };
  };
  return { get: (path) => send('GET', path), send };
}

const named = z.object({ id: z.string(), name: z.string() });
const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string(),
    labels: z.array(z.string()),
    components: z.array(named),
    priority: named,
    assignee: z.object({ accountId: z.string() }).nullable(),
    updated: z.string(),
  }),
});

/** The issue as the administrator sees it, in the few fields that the tests look at. */
export async function readIssue(jira: TestJira, key: string): Promise<z.infer<typeof issueSchema>> {
  return issueSchema.parse((await jira.as('administrator').get(`/issue/${key}`)).body);
}

const editMetadataSchema = z.object({
  fields: z.record(z.string(), z.looseObject({ operations: z.array(z.string()), allowedValues: z.array(named).optional() })),
});

export async function readEditMetadata(client: Client, key: string): Promise<z.infer<typeof editMetadataSchema>['fields']> {
  return editMetadataSchema.parse((await client.get(`/issue/${key}/editmeta`)).body).fields;
}

/** Keys that a search gives, in its order. */
export async function searchKeys(client: Client, jql: string): Promise<string[]> {
  const answer = await client.send('POST', '/search/jql', { jql, fields: ['summary'], maxResults: 200 });
  return z
    .object({ issues: z.array(z.object({ key: z.string() })) })
    .parse(answer.body)
    .issues.map(({ key }) => key);
}
