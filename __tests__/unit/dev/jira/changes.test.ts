import { z } from 'zod';
import { openJira, searchKeys, type Answer, type Client } from './jira-client';

const document = (text: string) => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const BUG = { project: { key: 'SHOP' }, issuetype: { name: 'Bug' } };

async function fieldOf(client: Client, key: string, field: string): Promise<unknown> {
  const { body } = await client.get(`/issue/${key}?fields=${field}`);
  return z.object({ fields: z.record(z.string(), z.unknown()) }).parse(body).fields[field];
}

function idOf({ body }: Answer): string {
  return String(z.object({ id: z.union([z.string(), z.number()]) }).parse(body).id);
}

describe('issues', () => {
  it('are created with the next key and the site’s defaults, and found at once', async () => {
    const jira = openJira();
    const agent = jira.as('agent');
    const fields = { ...BUG, summary: 'Vouchers vanish', description: document('After a reload.'), labels: ['crash'] };
    const made = await agent.send('POST', '/issue', { fields });
    expect(made).toMatchObject({ status: 201, body: { key: expect.stringMatching(/^SHOP-\d+$/u), self: expect.any(String) } });
    const { key } = z.object({ key: z.string() }).parse(made.body);
    expect((await agent.get(`/issue/${key}`)).body).toMatchObject({
      fields: {
        summary: 'Vouchers vanish',
        labels: ['crash'],
        priority: { id: '3' },
        status: { name: 'To Do' },
        reporter: { displayName: 'Mara Lindqvist' },
      },
    });
    expect(await searchKeys(agent, 'summary ~ "vouchers vanish"')).toEqual([key]);
  });

  const refused: [fields: object, field: string][] = [
    [{ issuetype: { name: 'Bug' }, summary: 'x' }, 'project'],
    [{ ...BUG, project: { key: 'PPL' }, summary: 'x' }, 'project'],
    [{ ...BUG, issuetype: { name: 'Epic' }, summary: 'x' }, 'issuetype'],
    [BUG, 'summary'],
    [{ ...BUG, summary: 'x', customfield_1: 'y' }, 'customfield_1'],
  ];

  it.each(refused)('are refused by field: %j', async (fields, field) => {
    const answer = await openJira().as('agent').send('POST', '/issue', { fields });
    expect(answer).toMatchObject({ status: 400, body: { errors: { [field]: expect.any(String) } } });
  });

  it('are created many at once, and each that cannot be is told with its place', async () => {
    const agent = openJira().as('agent');
    const updates = [{ fields: { ...BUG, summary: 'One' } }, { fields: BUG }, { fields: { ...BUG, summary: 'Three' } }];
    const answer = await agent.send('POST', '/issue/bulk', { issueUpdates: updates });
    expect(answer).toMatchObject({ status: 201, body: { issues: { length: 2 }, errors: [{ failedElementNumber: 1, status: 400 }] } });
  });

  it('are deleted by those who administer the project, with the links to them', async () => {
    const jira = openJira();
    const administrator = jira.as('administrator');
    await administrator.send('POST', '/issueLink', {
      type: { name: 'Blocks' },
      inwardIssue: { key: 'SHOP-1' },
      outwardIssue: { key: 'SHOP-13' },
    });
    expect((await jira.as('agent').send('DELETE', '/issue/SHOP-1')).status).toBe(403);
    expect((await administrator.send('DELETE', '/issue/SHOP-1')).status).toBe(204);
    expect((await administrator.get('/issue/SHOP-1')).status).toBe(404);
    expect(await fieldOf(administrator, 'SHOP-13', 'issuelinks')).toEqual([]);
  });

  it('are assigned, and the changelog has it', async () => {
    const jira = openJira();
    const agent = jira.as('agent');
    const accountId = jira.site.people[0]?.accountId;
    expect((await agent.send('PUT', '/issue/SHOP-13/assignee', { accountId })).status).toBe(204);
    expect(await searchKeys(agent, 'key = SHOP-13 AND assignee = currentUser()')).toEqual(['SHOP-13']);
    expect((await agent.send('PUT', '/issue/SHOP-13/assignee', { accountId: 'nobody' })).status).toBe(400);
    expect((await agent.send('PUT', '/issue/SHOP-13/assignee', { accountId: null })).status).toBe(204);
    expect((await jira.as('viewer').send('PUT', '/issue/SHOP-13/assignee', { accountId: null })).status).toBe(403);
    const log = z.object({ values: z.array(z.object({ id: z.string() })) }).parse((await agent.get('/issue/SHOP-13/changelog')).body);
    const ids = log.values.slice(-1).map(({ id }) => Number(id));
    const listed = await agent.send('POST', '/issue/SHOP-13/changelog/list', { changelogIds: ids });
    expect(listed.body).toMatchObject({ total: 1, histories: [{ items: [{ field: 'assignee', to: null }] }] });
  });
});

describe('transitions', () => {
  it('lead to every other status, resolve what is done, and reopen it', async () => {
    const jira = openJira();
    const agent = jira.as('agent');
    const waysTo = async (status: string): Promise<string> => {
      const { body } = await agent.get('/issue/SHOP-13/transitions');
      const { transitions } = z.object({ transitions: z.array(z.object({ id: z.string(), name: z.string() })) }).parse(body);
      return transitions.find(({ name }) => name === status)?.id ?? '';
    };
    const done = await waysTo('Done');
    expect((await agent.send('POST', '/issue/SHOP-13/transitions', { transition: { id: done } })).status).toBe(204);
    expect(await searchKeys(agent, 'key = SHOP-13 AND resolution = Done AND statusCategory = Done')).toEqual(['SHOP-13']);
    expect(await waysTo('Done')).toBe('');
    expect((await agent.send('POST', '/issue/SHOP-13/transitions', { transition: { id: done } })).status).toBe(400);
    await agent.send('POST', '/issue/SHOP-13/transitions', { transition: { id: await waysTo('In Progress') } });
    expect(await searchKeys(agent, 'key = SHOP-13 AND resolution = Unresolved')).toEqual(['SHOP-13']);
  });

  it('are none for those who may not take them', async () => {
    const viewer = openJira().as('viewer');
    expect((await viewer.get('/issue/SHOP-13/transitions')).body).toMatchObject({ transitions: [] });
    expect((await viewer.send('POST', '/issue/SHOP-13/transitions', { transition: { id: '11' } })).status).toBe(403);
  });
});

describe('comments', () => {
  it('are written, changed and deleted by their authors, and by nobody else who administers nothing', async () => {
    const jira = openJira();
    const agent = jira.as('agent');
    const id = idOf(await agent.send('POST', '/issue/SHOP-13/comment', { body: document('Seen') }));
    const path = `/issue/SHOP-13/comment/${id}`;
    expect((await jira.as('viewer').send('PUT', path, { body: document('No') })).status).toBe(400);
    expect((await agent.send('PUT', path, { body: document('Seen twice') })).status).toBe(200);
    expect((await jira.as('viewer').send('POST', '/comment/list', { ids: [Number(id)] })).body).toMatchObject({ total: 1 });
    expect(await searchKeys(agent, 'comment ~ "seen twice"')).toEqual(['SHOP-13']);
    expect((await jira.as('administrator').send('DELETE', path)).status).toBe(204);
    expect((await agent.get(path)).status).toBe(404);
    expect((await agent.send('POST', '/issue/SHOP-13/comment', {})).status).toBe(400);
    expect((await agent.send('POST', '/issue/SHOP-13/comment', { body: 'text' })).status).toBe(400);
  });
});

describe('links', () => {
  it('are seen from both ends, by those who may see the other one', async () => {
    const jira = openJira();
    const administrator = jira.as('administrator');
    const link = { type: { name: 'Blocks' }, inwardIssue: { key: 'SHOP-13' }, outwardIssue: { key: 'PLAT-17' } };
    expect((await administrator.send('POST', '/issueLink', link)).status).toBe(201);
    const [made] = z.array(z.object({ id: z.string() })).parse(await fieldOf(administrator, 'SHOP-13', 'issuelinks'));
    expect(await fieldOf(administrator, 'SHOP-13', 'issuelinks')).toMatchObject([
      { type: { outward: 'blocks' }, outwardIssue: { key: 'PLAT-17' } },
    ]);
    expect(await fieldOf(administrator, 'PLAT-17', 'issuelinks')).toMatchObject([{ inwardIssue: { key: 'SHOP-13' } }]);
    expect(await fieldOf(jira.as('agent'), 'SHOP-13', 'issuelinks')).toEqual([]);
    expect((await jira.as('agent').get(`/issueLink/${made?.id ?? ''}`)).status).toBe(404);
    expect(await searchKeys(administrator, 'issue in linkedIssues(SHOP-13, blocks)')).toEqual(['PLAT-17']);
    expect(await searchKeys(administrator, 'issue in linkedIssues(SHOP-13, "is blocked by")')).toEqual([]);
    expect((await administrator.send('DELETE', `/issueLink/${made?.id ?? ''}`)).status).toBe(204);
    expect(await fieldOf(administrator, 'PLAT-17', 'issuelinks')).toEqual([]);
    expect((await administrator.send('POST', '/issueLink', { ...link, type: { name: 'Eats' } })).status).toBe(404);
  });

  it('to other sites are replaced by their global id', async () => {
    const agent = openJira().as('agent');
    const link = (title: string) => ({ globalId: 'wiki=1', object: { url: 'https://wiki.example/1', title } });
    expect((await agent.send('POST', '/issue/SHOP-13/remotelink', link('Notes'))).status).toBe(201);
    expect((await agent.send('POST', '/issue/SHOP-13/remotelink', link('More notes'))).status).toBe(200);
    expect((await agent.get('/issue/SHOP-13/remotelink')).body).toMatchObject([{ object: { title: 'More notes' } }]);
    expect((await agent.send('DELETE', '/issue/SHOP-13/remotelink?globalId=wiki%3D1')).status).toBe(204);
    expect((await agent.send('DELETE', '/issue/SHOP-13/remotelink?globalId=wiki%3D1')).status).toBe(404);
  });
});

describe('watchers, votes and worklogs', () => {
  it('count people once', async () => {
    const jira = openJira();
    const agent = jira.as('agent');
    const other = jira.site.people.find(({ role }) => role === 'viewer')?.accountId;
    for (let time = 0; time < 2; time += 1) expect((await agent.send('POST', '/issue/SHOP-13/watchers')).status).toBe(204);
    expect(await fieldOf(agent, 'SHOP-13', 'watches')).toMatchObject({ watchCount: 1, isWatching: true });
    expect(await searchKeys(agent, 'watcher = currentUser() AND issue in watchedIssues()')).toEqual(['SHOP-13']);
    expect((await agent.send('POST', '/issue/SHOP-13/watchers', other)).status).toBe(403);
    expect((await jira.as('administrator').send('POST', '/issue/SHOP-13/watchers', other)).status).toBe(204);
    expect((await agent.get('/issue/SHOP-13/watchers')).body).toMatchObject({ watchCount: 2, watchers: { length: 2 } });
  });

  it('let nobody vote for what they reported, nor for what is resolved', async () => {
    const jira = openJira((state) => state.issues.forEach((issue) => (issue.reporterAccountId = state.people[1]?.accountId ?? '')));
    const agent = jira.as('agent');
    expect((await agent.send('POST', '/issue/SHOP-13/votes')).status).toBe(204);
    expect(await searchKeys(agent, 'votes > 0')).toEqual(['SHOP-13']);
    expect((await agent.send('POST', '/issue/SHOP-1/votes')).status).toBe(404);
    expect((await jira.as('viewer').send('POST', '/issue/SHOP-13/votes')).status).toBe(404);
  });

  it('write time in working days of eight hours', async () => {
    const agent = openJira().as('agent');
    const work = await agent.send('POST', '/issue/SHOP-13/worklog', { timeSpent: '1d 30m', started: '2026-05-04T09:00:00.000+0000' });
    expect(work).toMatchObject({
      status: 201,
      body: { timeSpentSeconds: 30_600, timeSpent: '1d 30m', started: '2026-05-04T09:00:00.000+0000' },
    });
    expect((await agent.send('POST', '/issue/SHOP-13/worklog', { timeSpent: 'long' })).status).toBe(400);
    expect((await agent.send('POST', '/issue/SHOP-13/worklog', {})).status).toBe(400);
    expect(await searchKeys(agent, 'worklogAuthor = currentUser()')).toEqual(['SHOP-13']);
    expect((await agent.send('DELETE', `/issue/SHOP-13/worklog/${idOf(work)}`)).status).toBe(204);
  });
});

describe('components', () => {
  it('are made by those who administer the project, once for each name, and leave their issues to another', async () => {
    const jira = openJira();
    const owner = jira.as('project-administrator');
    const made = await owner.send('POST', '/component', { project: 'SHOP', name: ' Vouchers ' });
    expect(made).toMatchObject({ status: 201, body: { name: 'Vouchers', project: 'SHOP' } });
    expect((await owner.send('POST', '/component', { project: 'SHOP', name: 'vouchers' })).status).toBe(400);
    expect((await owner.send('POST', '/component', { project: 'APP', name: 'Vouchers' })).status).toBe(403);
    expect((await jira.as('agent').send('DELETE', `/component/${idOf(made)}`)).status).toBe(403);
    const [first] = await searchKeys(owner, 'project = SHOP AND component = Checkout ORDER BY key');
    const checkout = z.array(z.object({ id: z.string(), name: z.string() })).parse((await owner.get('/project/SHOP/components')).body);
    const id = checkout.find(({ name }) => name === 'Checkout')?.id ?? '';
    expect((await owner.send('DELETE', `/component/${id}?moveIssuesTo=${idOf(made)}`)).status).toBe(204);
    expect(await fieldOf(owner, first ?? '', 'components')).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'Vouchers' })]),
    );
  });
});

describe('a property of many issues', () => {
  it('is taken away where the caller may edit, and stays where not', async () => {
    const jira = openJira();
    const [admin, agent] = [jira.as('administrator'), jira.as('agent')];
    for (const key of ['SHOP-13', 'SHOP-14', 'PPL-1']) await admin.send('PUT', `/issue/${key}/properties/mark`, { on: true });
    await admin.send('PUT', '/issue/SHOP-14/properties/mark', { on: false });
    const left = async () => {
      const keys = ['SHOP-13', 'SHOP-14', 'PPL-1'];
      const states = await Promise.all(keys.map(async (key) => (await admin.get(`/issue/${key}/properties/mark`)).status));
      return keys.filter((_key, index) => states[index] === 200);
    };
    expect((await agent.send('DELETE', '/issue/properties/mark')).status).toBe(400);
    expect((await jira.as(null).send('DELETE', '/issue/properties/mark', {})).status).toBe(401);
    expect((await agent.send('DELETE', '/issue/properties/mark', { currentValue: { on: true }, entityIds: [1] })).status).toBe(303);
    expect(await left()).toHaveLength(3);
    await agent.send('DELETE', '/issue/properties/mark', { currentValue: { on: true } });
    expect(await left()).toEqual(['SHOP-14', 'PPL-1']);
    await jira.as('viewer').send('DELETE', '/issue/properties/mark', {});
    expect(await left()).toEqual(['SHOP-14', 'PPL-1']);
    await admin.send('DELETE', '/issue/properties/mark', {});
    expect(await left()).toEqual([]);
  });

  it('is taken away by a task that whoever began it can look at, and administrators', async () => {
    const jira = openJira();
    const { location = '' } = await jira.as('agent').send('DELETE', '/issue/properties/mark', {});
    const done = { status: 200, body: { status: 'COMPLETE', progress: 100, finished: expect.any(Number) } };
    expect(await jira.as('agent').get(location)).toMatchObject(done);
    expect(await jira.as('administrator').get(location)).toMatchObject(done);
    expect((await jira.as('viewer').get(location)).status).toBe(403);
    expect((await jira.as(null).get(location)).status).toBe(401);
    expect((await jira.as('agent').get('/task/1')).status).toBe(404);
    expect((await jira.as('agent').send('POST', `${location}/cancel`)).status).toBe(400);
  });
});
