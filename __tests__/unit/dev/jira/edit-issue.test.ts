import type { JiraState } from '../../../../dev/jira';
import { NOW, openJira, readEditMetadata, readIssue, type TestJira } from './jira-client';

const AUTHOR = { displayName: 'Mara Lindqvist' };

async function componentId(jira: TestJira, name: string): Promise<string> {
  const components = (await readEditMetadata(jira.as('agent'), 'SHOP-13'))['components']?.allowedValues ?? [];
  const found = components.find((component) => component.name === name);
  if (found === undefined) throw new Error(`no component ${name}`);
  return found.id;
}

function put(jira: TestJira, body: unknown, key = 'SHOP-13') {
  return jira.as('agent').send('PUT', `/issue/${key}`, body);
}

describe('changing an issue', () => {
  it('adds, removes and sets labels, sorted and without doubles', async () => {
    const jira = openJira();
    expect(await put(jira, { update: { labels: [{ add: 'regression' }, { add: 'data-loss' }, { add: 'regression' }] } })).toEqual({
      status: 204,
      body: null,
    });
    expect((await readIssue(jira, 'SHOP-13')).fields.labels).toEqual(['data-loss', 'regression']);
    await put(jira, { update: { labels: [{ remove: 'regression' }, { remove: 'was-never-there' }] } });
    expect((await readIssue(jira, 'SHOP-13')).fields.labels).toEqual(['data-loss']);
    await put(jira, { fields: { labels: ['crash'] } });
    expect((await readIssue(jira, 'SHOP-13')).fields.labels).toEqual(['crash']);
  });

  it('tells labels apart by case', async () => {
    const jira = openJira();
    await put(jira, { update: { labels: [{ add: 'Crash' }, { add: 'crash' }] } });
    expect((await readIssue(jira, 'SHOP-13')).fields.labels).toEqual(['Crash', 'crash']);
  });

  it('adds and removes components by id and by name', async () => {
    const jira = openJira();
    await put(jira, { update: { components: [{ add: { id: await componentId(jira, 'Payments') } }, { add: { name: 'Checkout' } }] } });
    expect((await readIssue(jira, 'SHOP-13')).fields.components.map(({ name }) => name)).toEqual(['Checkout', 'Payments']);
    await put(jira, { update: { components: [{ remove: { id: await componentId(jira, 'Checkout') } }] } });
    expect((await readIssue(jira, 'SHOP-13')).fields.components.map(({ name }) => name)).toEqual(['Payments']);
  });

  it('sets the priority by id or name', async () => {
    const jira = openJira();
    await put(jira, { fields: { priority: { id: '1' } } });
    expect((await readIssue(jira, 'SHOP-13')).fields.priority.name).toBe('Highest');
    await put(jira, { update: { priority: [{ set: { name: 'Low' } }] } });
    expect((await readIssue(jira, 'SHOP-13')).fields.priority.id).toBe('4');
  });

  it('sets summary, description and assignee, so that a write which should not be there shows', async () => {
    const jira = openJira();
    const accountId = jira.site.people[0]?.accountId ?? '';
    const description = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'New' }] }] };
    await put(jira, { fields: { summary: ' New ', description, assignee: { accountId } } });
    const { body } = await jira.as('agent').get('/issue/SHOP-13');
    expect(body).toMatchObject({ fields: { summary: 'New', description, assignee: { accountId } } });
  });

  it('writes one changelog entry for each change, in Jira’s words', async () => {
    const jira = openJira();
    const payments = await componentId(jira, 'Payments');
    await put(jira, {
      update: { labels: [{ add: 'data-loss' }], components: [{ add: { id: payments } }] },
      fields: { priority: { id: '2' } },
    });
    await put(jira, { update: { components: [{ remove: { id: payments } }] } });
    const { body } = await jira.as('viewer').get('/issue/SHOP-13/changelog');
    expect(body).toMatchObject({ total: 2, isLast: true, values: [{ author: AUTHOR, created: '2026-06-01T12:00:00.000+0000' }, {}] });
    expect(body).toHaveProperty('values.0.items', [
      { field: 'priority', fieldtype: 'jira', fieldId: 'priority', from: '3', fromString: 'Medium', to: '2', toString: 'High' },
      { field: 'labels', fieldtype: 'jira', fieldId: 'labels', from: null, fromString: '', to: null, toString: 'data-loss' },
      { field: 'Component', fieldtype: 'jira', fieldId: 'components', from: null, fromString: null, to: payments, toString: 'Payments' },
    ]);
    expect(body).toHaveProperty('values.1.items', [
      { field: 'Component', fieldtype: 'jira', fieldId: 'components', from: payments, fromString: 'Payments', to: null, toString: null },
    ]);
  });

  it('gives the expanded changelog newest first, and pages of the resource oldest first', async () => {
    const jira = openJira();
    await put(jira, { fields: { labels: ['one'] } });
    await put(jira, { fields: { labels: ['two'] } });
    const { body } = await jira.as('agent').get('/issue/SHOP-13?expand=changelog');
    expect(body).toHaveProperty('changelog.histories.0.items.0.toString', 'two');
    const second = await jira.as('agent').get('/issue/SHOP-13/changelog?startAt=1&maxResults=1');
    expect(second.body).toMatchObject({ startAt: 1, total: 2, isLast: true });
    expect(second.body).toHaveProperty('values.0.items.0.toString', 'two');
  });

  it('moves `updated` and calls the listener when something changed, and only then', async () => {
    const jira = openJira();
    const listener = jest.fn();
    jira.site.onChange(listener);
    const before = (await readIssue(jira, 'SHOP-13')).fields.updated;
    await put(jira, { fields: { labels: [], priority: { id: '3' } } });
    expect((await readIssue(jira, 'SHOP-13')).fields.updated).toBe(before);
    expect(listener).not.toHaveBeenCalled();
    await put(jira, { fields: { labels: ['crash'] } });
    expect((await readIssue(jira, 'SHOP-13')).fields.updated).toBe(new Date(NOW).toISOString().replace('Z', '+0000'));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('returns the issue when asked to', async () => {
    const answer = await openJira()
      .as('agent')
      .send('PUT', '/issue/SHOP-13?returnIssue=true', { fields: { labels: ['crash'] } });
    expect(answer).toMatchObject({ status: 200, body: { key: 'SHOP-13', fields: { labels: ['crash'] } } });
  });
});

describe('changes that Jira refuses', () => {
  const NOT_ON_SCREEN = (field: string) => ({
    [field]: `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`,
  });
  const cases: [title: string, body: unknown, errors: Record<string, string>][] = [
    ['a label with a space', { fields: { labels: ['two words'] } }, { labels: "The label 'two words' contains spaces which is invalid." }],
    ['a label that is no text', { update: { labels: [{ add: 7 }] } }, { labels: 'Operation value must be a string' }],
    ['a component that is unknown', { update: { components: [{ add: { id: '99' } }] } }, { components: "Component id '99' is not valid" }],
    [
      'a component of another project',
      { update: { components: [{ add: { id: '10201' } }] } },
      { components: "Component id '10201' is not valid" },
    ],
    [
      'a component name that is unknown',
      { fields: { components: [{ name: 'Nope' }] } },
      { components: "Component name 'Nope' is not valid" },
    ],
    ['a priority that is unknown', { fields: { priority: { id: '9' } } }, { priority: 'The priority selected is invalid.' }],
    ['a priority name that is unknown', { fields: { priority: { name: 'Urgent' } } }, { priority: 'The priority selected is invalid.' }],
    ['no priority', { fields: { priority: null } }, { priority: 'The priority selected is invalid.' }],
    ['an empty summary', { fields: { summary: '  ' } }, { summary: 'You must specify a summary of the issue.' }],
    [
      'a description that is no document',
      { fields: { description: 'text' } },
      { description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' },
    ],
    ['a field that nobody knows', { fields: { customfield_10001: 1 } }, NOT_ON_SCREEN('customfield_10001')],
    [
      'an operation that the field lacks',
      { update: { priority: [{ add: { id: '1' } }] } },
      { priority: "Field with id 'priority' and name 'Priority' does not support operation 'add' Supported operation(s) are: 'set'" },
    ],
  ];

  it.each(cases)('%s', async (_title, body, errors) => {
    expect(await put(openJira(), body)).toEqual({ status: 400, body: { errorMessages: [], errors } });
  });

  it('changes nothing when one of several fields is refused', async () => {
    const jira = openJira();
    const before = jira.site.snapshot();
    expect((await put(jira, { fields: { labels: ['crash'], priority: { id: '9' } } })).status).toBe(400);
    expect(jira.site.snapshot()).toEqual(before);
  });

  it('a field that the screen does not have', async () => {
    const jira = openJira();
    expect(await put(jira, { fields: { components: [] } }, 'FIELD-4')).toMatchObject({
      status: 400,
      body: { errors: NOT_ON_SCREEN('components') },
    });
    expect(await put(jira, { fields: { priority: { id: '1' } } }, 'APP-12')).toMatchObject({
      status: 400,
      body: { errors: NOT_ON_SCREEN('priority') },
    });
  });

  it('anything from somebody who may not edit, and anything on a locked issue', async () => {
    const jira = openJira();
    const body = { fields: { labels: ['crash'] } };
    expect(await jira.as('viewer').send('PUT', '/issue/SHOP-13', body)).toMatchObject({
      status: 400,
      body: { errors: NOT_ON_SCREEN('labels') },
    });
    expect(await jira.as('administrator').send('PUT', '/issue/PLAT-1', body)).toMatchObject({
      status: 400,
      body: { errors: NOT_ON_SCREEN('labels') },
    });
  });

  it('one field in `fields` and in `update`, an empty edit, and no body at all', async () => {
    const jira = openJira();
    const both = await put(jira, { fields: { labels: [] }, update: { labels: [{ add: 'crash' }] } });
    expect(both).toMatchObject({ status: 400, body: { errorMessages: ["Field 'labels' cannot appear in both 'fields' and 'update'"] } });
    expect((await put(jira, {})).status).toBe(400);
    expect((await put(jira, undefined)).status).toBe(400);
    expect((await put(jira, { update: { labels: 'crash' } })).status).toBe(400);
  });

  it('silence, for those who do not administer', async () => {
    const jira = openJira();
    const body = { fields: { labels: ['crash'] } };
    expect((await jira.as('agent').send('PUT', '/issue/SHOP-13?notifyUsers=false', body)).status).toBe(403);
    expect((await jira.as('administrator').send('PUT', '/issue/SHOP-13?notifyUsers=false', body)).status).toBe(204);
  });

  it('a body that is not announced as JSON, or is none', async () => {
    const { site } = openJira();
    const request = { method: 'PUT', path: '/rest/api/3/issue/SHOP-13', accountId: site.people[0]?.accountId ?? null };
    expect((await site.handle({ ...request, headers: {}, body: '{"fields":{}}' })).status).toBe(415);
    expect((await site.handle({ ...request, headers: { 'content-type': 'application/json' }, body: '{' })).status).toBe(400);
  });

  it('an edit of a description that is too long', async () => {
    const text = 'x'.repeat(32_768);
    const description = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
    expect(await put(openJira(), { fields: { description } })).toMatchObject({
      status: 400,
      body: { errors: { description: expect.stringContaining('32,767') } },
    });
  });
});

describe('state', () => {
  it('goes on from a snapshot that went through JSON', async () => {
    const first = openJira();
    await put(first, { fields: { labels: ['crash'] } });
    const saved = JSON.parse(JSON.stringify(first.site.snapshot())) as JiraState;
    const second = openJira((state) => Object.assign(state, saved));
    expect(second.site.snapshot()).toEqual(first.site.snapshot());
    expect((await readIssue(second, 'SHOP-13')).fields.labels).toEqual(['crash']);
    const { body } = await second.as('agent').get('/issue/SHOP-13/changelog');
    expect(body).toHaveProperty('values.0.items.0.toString', 'crash');
  });

  it('is not shared with the object that it was made from, nor with a snapshot', async () => {
    const given: JiraState[] = [];
    const jira = openJira((state) => given.push(state));
    for (const state of [...given, jira.site.snapshot()]) state.issues.length = 0;
    expect(given).toHaveLength(1);
    expect((await jira.as('agent').get('/issue/SHOP-13')).status).toBe(200);
  });
});
