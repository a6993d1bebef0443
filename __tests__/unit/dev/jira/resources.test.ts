import { z } from 'zod';
import { openJira } from './jira-client';

describe('projects', () => {
  const jira = openJira();

  it('are listed by key, as far as the person may browse', async () => {
    const keys = async (role: 'agent' | 'administrator') =>
      z
        .object({ values: z.array(z.object({ key: z.string() })) })
        .parse((await jira.as(role).get('/project/search')).body)
        .values.map(({ key }) => key);
    expect(await keys('agent')).toEqual(['APP', 'FIELD', 'PLAT', 'SHOP']);
    expect(await keys('administrator')).toEqual(['APP', 'FIELD', 'PLAT', 'PPL', 'SHOP']);
  });

  it('come in pages that name the next one', async () => {
    const first = await jira.as('agent').get('/project/search?maxResults=3');
    expect(first.body).toMatchObject({ startAt: 0, maxResults: 3, total: 4, isLast: false });
    expect(first.body).toHaveProperty('nextPage', expect.stringMatching(/startAt=3$/));
    expect((await jira.as('agent').get('/project/search?maxResults=3&startAt=3')).body).toMatchObject({
      isLast: true,
      values: [{ key: 'SHOP' }],
    });
  });

  it('are found by a part of their name or key, at most 100 at a time', async () => {
    expect((await jira.as('agent').get('/project/search?query=web&startAt=0&maxResults=5000')).body).toMatchObject({
      maxResults: 100,
      total: 1,
      values: [{ key: 'SHOP' }],
    });
    expect((await jira.as('agent').get('/project/search?query=nowhere')).body).toMatchObject({ total: 0, isLast: true, values: [] });
  });

  it('refuse a page that is no number', async () => {
    expect((await jira.as('agent').get('/project/search?startAt=x')).status).toBe(400);
  });

  it('say whether a team manages them', async () => {
    expect((await jira.as('agent').get('/project/FIELD')).body).toMatchObject({ simplified: true, style: 'next-gen', components: [] });
    expect((await jira.as('agent').get('/project/10001')).body).toMatchObject({ key: 'SHOP', simplified: false, style: 'classic' });
  });

  it('that are hidden do not exist', async () => {
    expect(await jira.as('agent').get('/project/PPL')).toEqual({
      status: 404,
      body: { errorMessages: ["No project could be found with key 'PPL'."], errors: {} },
    });
    expect((await jira.as('agent').get('/project/PPL/components')).status).toBe(404);
  });

  it('list their components with descriptions, whole or in pages', async () => {
    const whole = z.array(z.object({ name: z.string(), description: z.string().min(1), project: z.literal('SHOP') }));
    expect(whole.parse((await jira.as('viewer').get('/project/SHOP/components')).body)).toHaveLength(8);
    const page = await jira.as('viewer').get('/project/SHOP/component?query=refunds');
    expect(page.body).toMatchObject({ total: 1, values: [{ name: 'Payments', issueCount: expect.any(Number) }] });
  });
});

describe('labels and priorities', () => {
  const jira = openJira();

  it('lists each label in use once, in pages', async () => {
    const { body } = await jira.as('agent').get('/label?maxResults=5');
    expect(body).toMatchObject({ total: 16, isLast: false, values: ['accessibility', 'alerting', 'compliance', 'cost', 'crash'] });
    const last = (await jira.as('agent').get('/label?startAt=10&maxResults=9999')).body;
    expect(last).toMatchObject({ startAt: 10, maxResults: 1_000, isLast: true, values: { length: 6 } });
  });

  it('lists the five priorities in order, with icons that need no network', async () => {
    const { body } = await jira.as('viewer').get('/priority');
    const priorities = z
      .array(z.object({ id: z.string(), name: z.string(), iconUrl: z.string().startsWith('data:image/svg+xml,') }))
      .parse(body);
    expect(priorities.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
  });
});

describe('issue properties', () => {
  it('are created, replaced, read and deleted by those who may edit', async () => {
    const jira = openJira();
    const agent = jira.as('agent');
    const path = '/issue/SHOP-13/properties/triage';
    expect((await agent.get(path)).status).toBe(404);
    expect((await agent.send('PUT', path, { seen: true })).status).toBe(201);
    expect((await agent.send('PUT', path, { seen: false })).status).toBe(200);
    expect(await jira.as('viewer').get(path)).toEqual({ status: 200, body: { key: 'triage', value: { seen: false } } });
    expect((await jira.as('viewer').send('DELETE', path)).status).toBe(403);
    expect((await agent.send('DELETE', path)).status).toBe(204);
    expect((await agent.send('DELETE', path)).status).toBe(404);
  });
});

describe('comments', () => {
  const agent = openJira().as('agent');

  it('come oldest first, or newest first when asked', async () => {
    const first = async (query: string) => (await agent.get(`/issue/APP-9/comment${query}`)).body;
    expect(await first('?maxResults=1')).toMatchObject({ total: 2, comments: [{ id: '120090' }] });
    expect(await first('?orderBy=-created')).toMatchObject({ comments: [{ id: '120091' }, { id: '120090' }] });
    expect((await agent.get('/issue/APP-9/comment?orderBy=author')).status).toBe(400);
  });
});

describe('the site', () => {
  const jira = openJira();

  it('knows who is asking', async () => {
    expect((await jira.as('viewer').get('/myself')).body).toMatchObject({
      displayName: 'Tomás Okafor',
      emailAddress: 'tomas.okafor@nordkap.example',
    });
  });

  it('tells anybody what it is', async () => {
    expect((await jira.as(null).get('/serverInfo')).body).toMatchObject({
      deploymentType: 'Cloud',
      serverTime: '2026-06-01T12:00:00.000+0000',
    });
  });

  it('lists the system fields', async () => {
    expect((await jira.as('agent').get('/field')).body).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'components', clauseNames: ['component'] })]),
    );
  });

  it('answers 405 to another method and 404 to another path', async () => {
    const agent = jira.as('agent');
    expect((await agent.send('DELETE', '/issue/picker')).status).toBe(405);
    expect((await agent.send('POST', '/label', {})).status).toBe(405);
    expect((await agent.get('/issue/SHOP-13/nothing')).status).toBe(404);
    expect((await agent.get('/issue/%E0%A4%A')).status).toBe(404);
    expect((await jira.site.handle({ method: 'GET', path: '/rest/api/4/myself', headers: {}, accountId: null })).status).toBe(404);
  });

  it('describes an issue for the module context', () => {
    expect(jira.site.describeIssue('SHOP-13')).toEqual({
      issue: { id: '11013', key: 'SHOP-13', type: 'Bug', typeId: '10101' },
      project: { id: '10001', key: 'SHOP', type: 'software' },
    });
    expect(jira.site.describeIssue('SHOP-999')).toBeNull();
  });
});
