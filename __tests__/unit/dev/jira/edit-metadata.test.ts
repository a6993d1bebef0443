import { openJira, readEditMetadata } from './jira-client';

describe('edit metadata', () => {
  const jira = openJira();
  const agent = jira.as('agent');

  it('gives an editor the fields of the screen with operations and allowed values', async () => {
    const fields = await readEditMetadata(agent, 'SHOP-13');
    expect(Object.keys(fields)).toEqual(['summary', 'description', 'labels', 'components', 'priority', 'assignee']);
    expect(fields['labels']?.operations).toEqual(['add', 'set', 'remove']);
    expect(fields['priority']?.operations).toEqual(['set']);
    expect(fields['priority']?.allowedValues?.map(({ id, name }) => `${id} ${name}`)).toEqual([
      '1 Highest',
      '2 High',
      '3 Medium',
      '4 Low',
      '5 Lowest',
    ]);
  });

  it('gives a component of the same name another id in another project', async () => {
    const idOfSearch = async (key: string) =>
      (await readEditMetadata(agent, key))['components']?.allowedValues?.find(({ name }) => name === 'Search')?.id;
    const [shop, app] = [await idOfSearch('SHOP-13'), await idOfSearch('APP-9')];
    expect(shop).toMatch(/^\d+$/);
    expect(app).toMatch(/^\d+$/);
    expect(shop).not.toBe(app);
  });

  it('is empty, not refused, without the permission to edit', async () => {
    expect(await agent.get('/issue/SHOP-13/editmeta')).not.toEqual({ status: 200, body: { fields: {} } });
    expect(await jira.as('viewer').get('/issue/SHOP-13/editmeta')).toEqual({ status: 200, body: { fields: {} } });
  });

  it('is empty where the workflow locks the issue, for administrators too', async () => {
    expect(await jira.as('administrator').get('/issue/PLAT-1/editmeta')).toEqual({ status: 200, body: { fields: {} } });
  });

  it('leaves out what the screen leaves out', async () => {
    expect(Object.keys(await readEditMetadata(agent, 'FIELD-4'))).toEqual(['summary', 'description', 'labels', 'priority', 'assignee']);
    expect(Object.keys(await readEditMetadata(agent, 'FIELD-7'))).toEqual(['summary', 'description', 'assignee']);
    expect(Object.keys(await readEditMetadata(agent, 'APP-12'))).not.toContain('priority');
  });

  it('comes with the issue when expanded, and is the same', async () => {
    const alone = await agent.get('/issue/APP-9/editmeta');
    expect((await agent.get('/issue/APP-9?fields=summary&expand=editmeta')).body).toMatchObject({ editmeta: alone.body });
    const lists = await Promise.all([
      agent.send('POST', '/search/jql', { jql: 'key = APP-9', fields: ['summary'], expand: 'editmeta' }),
      agent.send('POST', '/issue/bulkfetch', { issueIdsOrKeys: ['APP-9'], fields: ['summary'], expand: ['editmeta'] }),
    ]);
    for (const { body } of lists) expect(body).toMatchObject({ issues: [{ key: 'APP-9', editmeta: alone.body }] });
  });

  it('tells no default, which only create metadata does', async () => {
    const priority = (await readEditMetadata(agent, 'SHOP-13'))['priority'];
    expect(priority).not.toHaveProperty('hasDefaultValue');
    const created = await agent.get('/issue/createmeta/SHOP/issuetypes/10101');
    expect(created.body).toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ key: 'priority', hasDefaultValue: true, defaultValue: expect.objectContaining({ id: '3' }) }),
      ]),
    });
  });
});

describe('create metadata', () => {
  const jira = openJira();

  it('lists the issue types of the project', async () => {
    const answer = await jira.as('agent').get('/issue/createmeta/PLAT/issuetypes');
    expect(answer.body).toMatchObject({
      total: 4,
      issueTypes: [{ name: 'Bug' }, { name: 'Task' }, { name: 'Improvement' }, { name: 'Incident' }],
    });
  });

  it('gives a project’s priorities, with the values that a type’s screen allows', async () => {
    const { body } = await jira.as('project-administrator').get('/issue/createmeta/10001/issuetypes/10101?maxResults=200');
    const priorities = ['1', '2', '3', '4', '5'].map((id) => expect.objectContaining({ id, name: expect.any(String) }) as object);
    expect(body).toMatchObject({
      startAt: 0,
      fields: expect.arrayContaining([expect.objectContaining({ fieldId: 'priority', allowedValues: priorities })]),
    });
    expect((await jira.as('agent').get('/issue/createmeta/SHOP/issuetypes?startAt=2&maxResults=1')).body).toMatchObject({
      startAt: 2,
      maxResults: 1,
      total: 4,
      issueTypes: { length: 1 },
    });
  });

  it('is refused to those who may not create there, and unknown to those who may not browse', async () => {
    expect((await jira.as('viewer').get('/issue/createmeta/PLAT/issuetypes')).status).toBe(403);
    expect((await jira.as('agent').get('/issue/createmeta/PPL/issuetypes')).status).toBe(404);
  });
});

describe('the fields of an issue', () => {
  const agent = openJira().as('agent');

  it('are those that the query names', async () => {
    const answer = await agent.get('/issue/SHOP-13?fields=summary,labels&expand=names');
    expect(answer.body).toMatchObject({ names: { summary: 'Summary', labels: 'Labels' } });
    expect(answer.body).toHaveProperty('fields', { summary: 'Customer charged two times for one order after reload', labels: [] });
  });

  it('are all but the excluded ones', async () => {
    const { body } = await agent.get('/issue/SHOP-13?fields=*all,-description');
    expect(body).not.toHaveProperty('fields.description');
    expect(body).toHaveProperty('fields.comment.total', 1);
  });

  it('hold the security level where the project has a scheme for them', async () => {
    expect((await agent.get('/issue/SHOP-24')).body).toHaveProperty('fields.security.name', 'Staff only');
    expect((await agent.get('/issue/SHOP-13')).body).toHaveProperty('fields.security', null);
    expect((await agent.get('/issue/FIELD-4')).body).not.toHaveProperty('fields.security');
  });
});
