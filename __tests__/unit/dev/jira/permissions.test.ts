import { z } from 'zod';
import type { Role } from '../../../../dev/jira';
import { openJira, searchKeys } from './jira-client';

const HIDDEN = { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} };

describe('who sees an issue', () => {
  const jira = openJira();
  const cases: [key: string, role: Role | null, status: number][] = [
    ['SHOP-13', 'viewer', 200],
    ['SHOP-13', 'agent', 200],
    ['SHOP-13', null, 404],
    ['SHOP-24', 'agent', 200],
    ['SHOP-24', 'administrator', 200],
    ['SHOP-24', 'project-administrator', 200],
    ['SHOP-24', 'viewer', 404],
    ['PLAT-16', 'agent', 200],
    ['PLAT-16', 'viewer', 404],
    ['PLAT-17', 'administrator', 200],
    ['PLAT-17', 'agent', 404],
    ['PPL-1', 'administrator', 200],
    ['PPL-1', 'agent', 404],
    ['PPL-1', 'project-administrator', 404],
    ['SHOP-999', 'administrator', 404],
  ];

  it.each(cases)('%s for %s answers %i', async (key, role, status) => {
    const answer = await jira.as(role).get(`/issue/${key}`);
    expect(answer.status).toBe(status);
    if (status === 404) expect(answer.body).toEqual(HIDDEN);
  });

  it.each(['', '/editmeta', '/changelog', '/comment', '/properties/x'])('hides every resource of a hidden issue: %s', async (rest) => {
    expect(await jira.as('agent').get(`/issue/PLAT-17${rest}`)).toEqual({ status: 404, body: HIDDEN });
  });

  it('refuses to change a hidden issue as if it did not exist', async () => {
    const answer = await jira.as('viewer').send('PUT', '/issue/SHOP-24', { fields: { labels: [] } });
    expect(answer).toEqual({ status: 404, body: HIDDEN });
  });

  it('leaves hidden issues out of searches', async () => {
    const keys = (role: Role) => searchKeys(jira.as(role), 'project = PLAT AND statusCategory != Done');
    expect(await keys('viewer')).not.toContain('PLAT-16');
    expect(await keys('agent')).toContain('PLAT-16');
    expect(await keys('agent')).not.toContain('PLAT-17');
    expect(await keys('administrator')).toContain('PLAT-17');
  });

  it('finds an issue by id and by key in any case', async () => {
    for (const keyOrId of ['shop-13', '11013']) {
      expect((await jira.as('agent').get(`/issue/${keyOrId}`)).body).toMatchObject({ key: 'SHOP-13', id: '11013' });
    }
  });
});

describe('own permissions', () => {
  const jira = openJira();
  const cases: [role: Role | null, query: string, held: Record<string, boolean>][] = [
    ['administrator', '', { ADMINISTER: true, EDIT_ISSUES: true }],
    ['agent', '', { ADMINISTER: false, EDIT_ISSUES: true }],
    ['viewer', '', { ADMINISTER: false, EDIT_ISSUES: false, BROWSE_PROJECTS: true }],
    [null, '', { ADMINISTER: false, BROWSE_PROJECTS: false }],
    ['agent', '&projectKey=SHOP', { EDIT_ISSUES: true, ADMINISTER_PROJECTS: false, CREATE_ISSUES: true }],
    ['viewer', '&issueKey=SHOP-13', { EDIT_ISSUES: false, BROWSE_PROJECTS: true }],
    ['administrator', '&projectKey=PPL', { ADMINISTER_PROJECTS: true }],
    ['project-administrator', '', { ADMINISTER: false, ADMINISTER_PROJECTS: true }],
    ['project-administrator', '&projectId=10001', { ADMINISTER: false, ADMINISTER_PROJECTS: true, EDIT_ISSUES: true }],
    ['project-administrator', '&projectKey=APP', { ADMINISTER_PROJECTS: false, EDIT_ISSUES: true }],
    ['agent', '&projectId=10001', { ADMINISTER_PROJECTS: false }],
  ];

  it.each(cases)('%s%s', async (role, query, held) => {
    const answer = await jira.as(role).get(`/mypermissions?permissions=${Object.keys(held).join(',')}${query}`);
    expect(answer.status).toBe(200);
    const { permissions } = z
      .object({ permissions: z.record(z.string(), z.object({ key: z.string(), havePermission: z.boolean() })) })
      .parse(answer.body);
    expect(Object.fromEntries(Object.values(permissions).map(({ key, havePermission }) => [key, havePermission]))).toEqual(held);
  });

  it('needs the parameter', async () => {
    expect((await jira.as('agent').get('/mypermissions')).status).toBe(400);
  });

  it('names a permission that does not exist', async () => {
    const answer = await jira.as('agent').get('/mypermissions?permissions=EDIT_ISSUES,FLY');
    expect(answer).toEqual({ status: 400, body: { errorMessages: [], errors: { FLY: 'Unrecognized permission' } } });
  });

  it('hides a project that the person may not browse', async () => {
    const answer = await jira.as('agent').get('/mypermissions?permissions=EDIT_ISSUES&projectKey=PPL');
    expect(answer).toEqual({ status: 404, body: { errorMessages: ["No project could be found with key 'PPL'."], errors: {} } });
  });
});

describe('permissions of many projects and issues at once', () => {
  const jira = openJira();
  const wanted = { permissions: ['EDIT_ISSUES'], projects: [10001, 10005, 77], issues: [11013, 13017, 15001] };

  it('names what the agent may edit, and nothing that is hidden', async () => {
    const answer = await jira
      .as('agent')
      .send('POST', '/permissions/check', { globalPermissions: ['ADMINISTER'], projectPermissions: [wanted] });
    expect(answer.body).toEqual({
      globalPermissions: [],
      projectPermissions: [{ permission: 'EDIT_ISSUES', projects: [10001], issues: [11013] }],
    });
  });

  it('lets administrators ask for somebody else, and nobody else', async () => {
    const accountId = jira.site.people.find((person) => person.role === 'viewer')?.accountId;
    const body = { accountId, projectPermissions: [wanted] };
    expect((await jira.as('administrator').send('POST', '/permissions/check', body)).body).toMatchObject({
      projectPermissions: [{ projects: [], issues: [] }],
    });
    expect((await jira.as('agent').send('POST', '/permissions/check', body)).status).toBe(403);
  });
});

describe('resources that need a login', () => {
  const jira = openJira();

  it.each(['/myself', '/priority', '/priority/search', '/issue/createmeta/SHOP/issuetypes'])('%s answers 401 without one', async (path) => {
    expect((await jira.as(null).get(path)).status).toBe(401);
  });

  it('answers 401 to an account that the site does not know', async () => {
    const response = await jira.site.handle({ method: 'GET', path: '/rest/api/3/serverInfo', headers: {}, accountId: 'nobody' });
    expect(response.status).toBe(401);
  });

  it('keeps the search for priorities to administrators', async () => {
    expect((await jira.as('agent').get('/priority/search')).status).toBe(403);
    expect((await jira.as('administrator').get('/priority/search?onlyDefault=true')).body).toMatchObject({
      total: 1,
      values: [{ id: '3', isDefault: true }],
    });
  });
});
