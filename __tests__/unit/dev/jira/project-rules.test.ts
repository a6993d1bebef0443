import { createSite } from '../../../../dev/jira';
import type { JiraState } from '../../../../dev/jira';
import { openJira, readEditMetadata, readIssue, type TestJira } from './jira-client';

const MESSY = createSite('messy', Date.now()).state;

const openMessy = (): TestJira => openJira((state) => Object.assign<JiraState, JiraState>(state, structuredClone(MESSY)));

/** The first issue of a project that anybody may edit. */
const openIssueOf = (projectKey: string): string =>
  MESSY.issues.find(({ key, resolved }) => key.startsWith(`${projectKey}-`) && resolved === null)?.key ?? '';

const put = (jira: TestJira, key: string, body: object) => jira.as('agent').send('PUT', `/issue/${key}`, body);

describe('a priority scheme', () => {
  it('offers its own priorities, and no issue of its projects another one', async () => {
    const jira = openMessy();
    const key = openIssueOf('HELP');
    const offered = (await readEditMetadata(jira.as('agent'), key))['priority']?.allowedValues ?? [];
    expect(offered.map(({ name }) => name)).toEqual(['P1 – Critical', 'P2 – Major', 'P3 – Normal', 'P4 – Minor']);
    expect((await put(jira, key, { fields: { priority: { name: 'Highest' } } })).body).toMatchObject({
      errors: { priority: 'The priority selected is invalid.' },
    });
    expect((await put(jira, key, { fields: { priority: { name: 'P1 – Critical' } } })).status).toBe(204);
  });

  it('gives new issues its own default', async () => {
    const jira = openMessy();
    const fields = { project: { key: 'HELP' }, issuetype: { id: '10101' }, summary: 'New', components: [{ name: 'IAM' }] };
    const { body } = await jira.as('agent').send('POST', '/issue', { fields });
    expect((await readIssue(jira, (body as { key: string }).key)).fields.priority.name).toBe('P3 – Normal');
    const created = await jira.as('agent').get('/issue/createmeta/HELP/issuetypes/10101');
    expect(created.body).toMatchObject({
      fields: expect.arrayContaining([expect.objectContaining({ defaultValue: expect.objectContaining({ name: 'P3 – Normal' }) })]),
    });
  });
});

describe('a required field', () => {
  it('is told by edit metadata, and is not emptied', async () => {
    const jira = openMessy();
    const key = openIssueOf('HELP');
    expect((await readEditMetadata(jira.as('agent'), key))['components']).toMatchObject({ required: true });
    expect((await readEditMetadata(jira.as('agent'), key))['labels']).toMatchObject({ required: false });
    await put(jira, key, { update: { components: [{ add: { name: 'IAM' } }] } });
    const refused = await put(jira, key, { update: { components: [{ remove: { name: 'IAM' } }], labels: [{ add: 'x' }] } });
    expect(refused).toEqual({ status: 400, body: { errorMessages: [], errors: { components: 'Components is required.' } } });
    const { components, labels } = (await readIssue(jira, key)).fields;
    expect({ components: components.map(({ name }) => name), labels }).toEqual({ components: ['IAM'], labels: [] });
  });

  it('that is empty hinders no other change, and no new issue can do without it', async () => {
    const jira = openMessy();
    const key = openIssueOf('HELP');
    expect((await put(jira, key, { update: { labels: [{ add: 'x' }] } })).status).toBe(204);
    const fields = { project: { key: 'HELP' }, issuetype: { id: '10101' }, summary: 'New' };
    expect(await jira.as('agent').send('POST', '/issue', { fields })).toMatchObject({
      status: 400,
      body: { errors: { components: 'Components is required.' } },
    });
  });
});

describe('an archived component', () => {
  it('stands on the issues that have it, and is offered to none', async () => {
    const jira = openMessy();
    const old = MESSY.issues.find(
      ({ key, componentIds }) =>
        key.startsWith('OPS-') &&
        MESSY.projects.some(({ components }) => components.some(({ id, archived }) => archived === true && componentIds.includes(id))),
    );
    const [name = ''] = (await readIssue(jira, old?.key ?? '')).fields.components.map((component) => component.name);
    const key = openIssueOf('OPS');
    const offered = (await readEditMetadata(jira.as('agent'), key))['components']?.allowedValues ?? [];
    expect(offered.map((component) => component.name)).not.toContain(name);
    expect((await put(jira, key, { update: { components: [{ add: { name } }] } })).body).toMatchObject({
      errors: { components: `Component name '${name}' is not valid` },
    });
  });
});
