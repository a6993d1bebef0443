import type { JiraRequest, JiraResponse } from '../../../../dev/jira';

/** What the issue could be fixed in. */
export const VERSIONS = [
  { id: '501', name: '2.0' },
  { id: '502', name: '2.1 beta' },
];

interface Version {
  id: string;
}

type Body = { fields?: Record<string, unknown>; update?: { fixVersions?: { add?: Version; remove?: Version }[] } };

/** Puts a field more around Jira, as Jira has it: on each issue, in edit metadata, and in what is written. */
export function withVersions(handle: (request: JiraRequest) => Promise<JiraResponse>): {
  handle: (request: JiraRequest) => Promise<JiraResponse>;
  /** Names of the versions that issues have. */
  current: () => string[];
} {
  const chosen = new Set<string>();

  async function write(request: JiraRequest): Promise<JiraResponse> {
    const { fixVersions = [], ...update } = (JSON.parse(request.body ?? '{}') as Body).update ?? {};
    const answer =
      Object.keys(update).length === 0
        ? { status: 204, headers: {}, body: '' }
        : await handle({ ...request, body: JSON.stringify({ update }) });
    if (answer.status !== 204) return answer;
    for (const { add, remove } of fixVersions) {
      if (add !== undefined) chosen.add(add.id);
      if (remove !== undefined) chosen.delete(remove.id);
    }
    return answer;
  }

  async function read(request: JiraRequest): Promise<JiraResponse> {
    const answer = await handle(request);
    const issue = JSON.parse(answer.body) as { fields?: object; editmeta?: { fields: object } };
    if (issue.fields === undefined) return answer;
    Object.assign(issue.fields, { fixVersions: VERSIONS.filter(({ id }) => chosen.has(id)) });
    if (issue.editmeta !== undefined) {
      Object.assign(issue.editmeta.fields, { fixVersions: { operations: ['set', 'add', 'remove'], allowedValues: VERSIONS } });
    }
    return { ...answer, body: JSON.stringify(issue) };
  }

  return {
    current: () => VERSIONS.filter(({ id }) => chosen.has(id)).map(({ name }) => name),
    handle(request) {
      if (!request.path.startsWith('/rest/api/3/issue/')) return handle(request);
      if (request.method === 'PUT') return write(request);
      return request.method === 'GET' ? read(request) : handle(request);
    },
  };
}
