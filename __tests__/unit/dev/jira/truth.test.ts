import { z } from 'zod';
import type { JiraRequest } from '../../../../dev/jira';
import { ROUTES } from '../../../../dev/jira/routes';
import { openJira } from './jira-client';

const jira = openJira();
const agent = jira.as('agent');
const accountId = jira.site.people.find(({ role }) => role === 'agent')?.accountId ?? null;

async function ask(request: Partial<JiraRequest> & { path: string }): Promise<{ status: number; headers: object; body: string }> {
  return jira.site.handle({ method: 'GET', headers: {}, accountId, ...request });
}

describe('a path with a word of Jira’s own in the place of a key', () => {
  it('is what Jira has there, and never an issue or a project of that name', async () => {
    expect((await agent.get('/issue/picker?query=voucher&currentJQL=')).body).toMatchObject({ sections: [{ id: 'hs' }, { id: 'cs' }] });
    expect((await agent.get('/project/type')).body).toEqual(expect.arrayContaining([expect.objectContaining({ key: 'software' })]));
    expect((await agent.get('/issue/createmeta')).status).toBe(501);
    expect((await agent.get('/project/recent')).body).toEqual([]);
    expect((await agent.send('DELETE', '/issue/picker')).status).toBe(405);
  });

  it('wins over a placeholder wherever it stands in the table', () => {
    const words = ROUTES.filter(({ path }) => !path.includes('{'));
    expect(words.length).toBeGreaterThan(50);
    for (const { method, path } of words) expect(ROUTES.filter((route) => route.method === method && route.path === path)).toHaveLength(1);
  });
});

describe('what this Jira does not have', () => {
  const cases: { method: string; path: string; body?: object }[] = [
    { method: 'GET', path: '/issue/SHOP-1?expand=renderedFields' },
    { method: 'GET', path: '/issue/SHOP-1?expand=names,versionedRepresentations' },
    { method: 'GET', path: '/issue/SHOP-1?properties=seen' },
    { method: 'PUT', path: '/issue/SHOP-1?overrideScreenSecurity=true', body: { fields: { labels: [] } } },
    { method: 'GET', path: '/search/jql?jql=project=SHOP&expand=changelog' },
    { method: 'POST', path: '/search/jql', body: { jql: 'project = SHOP', properties: ['seen'] } },
    { method: 'POST', path: '/search/jql', body: { jql: 'project = SHOP', expand: 'editmeta,names' } },
    { method: 'POST', path: '/issue/bulkfetch', body: { issueIdsOrKeys: ['SHOP-1'], expand: ['names'] } },
    { method: 'GET', path: '/issue/SHOP-1/comment?expand=renderedBody' },
    { method: 'POST', path: '/issue/SHOP-1/comment', body: { body: {}, visibility: { type: 'role', value: 'Agents' } } },
    { method: 'POST', path: '/filter', body: { name: 'Mine', jql: 'project = SHOP' } },
    { method: 'POST', path: '/search/jql', body: { jql: 'status was Done' } },
    { method: 'POST', path: '/search/jql', body: { jql: 'fixVersion = 1.0' } },
    { method: 'POST', path: '/search/jql', body: { jql: 'sprint in openSprints()' } },
  ];

  it.each(cases)(
    'is refused in the shape of Jira’s errors, and not left out of an answer: $method $path $body',
    async ({ method, path, body }) => {
      const answer = await agent.send(method, path, body);
      expect(answer.status).toBe(501);
      expect(answer.body).toEqual({ errorMessages: [expect.stringMatching(/^The offline Jira does not offer /u)], errors: {} });
    },
  );

  it('is for administrators alone where Jira says so', async () => {
    expect((await agent.send('POST', '/issuetype', { name: 'Chore' })).status).toBe(403);
    expect((await jira.as('administrator').send('POST', '/issuetype', { name: 'Chore' })).status).toBe(501);
    expect((await jira.as(null).send('POST', '/issuetype', { name: 'Chore' })).status).toBe(401);
  });

  it('is no reason to refuse what has the same name and asks for nothing', async () => {
    expect((await agent.get('/issue/SHOP-1?properties=&expand=names')).status).toBe(200);
    expect((await agent.send('POST', '/search/jql', { jql: 'project = SHOP', properties: [], expand: null })).status).toBe(200);
    expect((await agent.send('PUT', '/issue/SHOP-1?overrideScreenSecurity=false', { fields: {} })).status).toBe(204);
  });
});

describe('who asks', () => {
  it('without a login gets what Jira shows to anybody, and Jira’s 401 for the rest', async () => {
    const anybody = jira.as(null);
    expect((await anybody.get('/serverInfo')).status).toBe(200);
    expect((await anybody.get('/project/search')).body).toMatchObject({ total: 0, values: [] });
    expect(await anybody.get('/myself')).toEqual({
      status: 401,
      body: { message: 'Client must be authenticated to access this resource.', 'status-code': 401 },
    });
  });

  it('with a login that fails gets plain text, whatever the path', async () => {
    const answer = await ask({ path: '/rest/api/3/serverInfo', accountId: 'nobody' });
    expect(answer).toMatchObject({ status: 401, body: 'Client must be authenticated to access this resource.' });
    expect(answer.headers).toMatchObject({ 'content-type': 'text/plain;charset=UTF-8', 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' });
  });
});

describe('links', () => {
  it('lead back to the address that the caller used, in the version that it used', async () => {
    const origin = 'http://127.0.0.1:4242';
    const { body } = await ask({ path: '/rest/api/3/project/search?maxResults=1', origin });
    expect(JSON.parse(body)).toMatchObject({
      self: `${origin}/rest/api/3/project/search?maxResults=1&startAt=0`,
      nextPage: `${origin}/rest/api/3/project/search?maxResults=1&startAt=1`,
      values: [{ self: expect.stringContaining(`${origin}/rest/api/3/project/`) }],
    });
    const second = await ask({ path: '/rest/api/2/issue/SHOP-1', origin });
    expect(second.body).toContain(`${origin}/rest/api/2/issue/11001`);
    expect(second.body).not.toContain('/rest/api/3/');
    expect(JSON.parse((await ask({ path: '/rest/api/3/serverInfo', origin })).body)).toMatchObject({ baseUrl: origin });
  });
});

describe('version 2', () => {
  it('has descriptions and comments as text, both ways', async () => {
    const other = openJira();
    const send = async (method: string, path: string, body?: object): Promise<unknown> => {
      const reply = await other.site.handle({
        method,
        path: `/rest/api/2${path}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        accountId,
      });
      return reply.body === '' ? null : JSON.parse(reply.body);
    };
    await send('PUT', '/issue/SHOP-13', { fields: { description: 'One\nline\n\nand another' } });
    expect(await send('GET', '/issue/SHOP-13')).toMatchObject({ fields: { description: 'One\nline\nand another' } });
    expect(await send('POST', '/issue/SHOP-13/comment', { body: 'Seen' })).toMatchObject({ body: 'Seen' });
    expect((await other.as('agent').get('/issue/SHOP-13')).body).toMatchObject({
      fields: {
        description: {
          type: 'doc',
          content: [
            { type: 'paragraph', content: [{ text: 'One' }, { type: 'hardBreak' }, { text: 'line' }] },
            { type: 'paragraph', content: [{ text: 'and another' }] },
          ],
        },
        comment: { comments: expect.arrayContaining([expect.objectContaining({ body: expect.objectContaining({ type: 'doc' }) })]) },
      },
    });
    expect((await other.as('agent').send('PUT', '/issue/SHOP-13', { fields: { description: 'text' } })).status).toBe(400);
  });
});

describe('the list of fields', () => {
  const fieldsSchema = z.array(z.object({ id: z.string(), clauseNames: z.array(z.string()) }));

  it('names what a query may name, and nothing else', async () => {
    const fields = fieldsSchema.parse((await agent.get('/field')).body);
    const clauses = fields.flatMap(({ clauseNames }) => clauseNames);
    expect(clauses).toEqual(expect.arrayContaining(['assignee', 'resolution', 'level', 'votes', 'statusCategory', 'key']));
    for (const clause of clauses) {
      expect((await agent.send('POST', '/search/jql', { jql: `${clause} is not EMPTY`, maxResults: 1 })).status).toBe(200);
    }
  });

  it('agrees with what is suggested to who writes a query', async () => {
    const { body } = await agent.get('/jql/autocompletedata');
    const { visibleFieldNames } = z.object({ visibleFieldNames: z.array(z.object({ value: z.string() })) }).parse(body);
    const clauses = fieldsSchema.parse((await agent.get('/field')).body).flatMap(({ clauseNames }) => clauseNames);
    const suggested = visibleFieldNames.map(({ value }) => value);
    expect(suggested).toEqual(expect.arrayContaining(clauses));
    const more = ['text', 'watcher', 'voter', 'worklogauthor'];
    expect(suggested.filter((name) => !clauses.includes(name)).sort()).toEqual(more.sort());
  });
});
