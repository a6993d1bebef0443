import { createJiraSite, createSampleState, type IndexedProperty } from '../../../../../dev/jira';

const value = (path: string, type: IndexedProperty['type'], searchAlias: string | null = null): IndexedProperty => ({
  propertyKey: 'shape',
  path,
  type,
  searchAlias,
});

const INDEXED = [
  value('color', 'string', 'shape.color'),
  value('size.width', 'number', 'shapeWidth'),
  value('tags', 'string'),
  value('made', 'date', 'shapeMade'),
  value('note', 'text', 'shapeNote'),
];

async function find(jql: string, properties: Record<string, unknown>): Promise<{ status: number; found: number; messages: string[] }> {
  const state = createSampleState();
  const [first] = state.issues;
  if (first !== undefined) first.properties = properties;
  const site = createJiraSite({ state, now: () => Date.UTC(2026, 5, 1, 12), indexed: INDEXED });
  const accountId = site.people.find(({ role }) => role === 'administrator')?.accountId ?? null;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ jql, fields: ['summary'] });
  const answer = await site.handle({ method: 'POST', path: '/rest/api/3/search/jql', headers, body, accountId });
  const parsed = JSON.parse(answer.body) as { issues?: unknown[]; errorMessages?: string[] };
  return { status: answer.status, found: parsed.issues?.length ?? 0, messages: parsed.errorMessages ?? [] };
}

const SHAPE = { shape: { color: 'red', size: { width: 12 }, tags: ['round', 'flat'], made: '2026-05-31T10:00Z', secret: 'x' } };

it.each([
  ['shape.color = red', 1],
  ['SHAPE.COLOR = red', 1],
  ['"shape.color" != red', 0],
  ['shape.color in (blue, red)', 1],
  ['shape.color = Red', 0],
  ['issue.property[shape].color = red', 1],
  ['issue.property[shape].tags = flat AND issue.property[shape].tags = round', 1],
  ['shapeWidth > 11 AND shapeWidth <= 12', 1],
  ['shapeMade >= -2d', 1],
  ['shapeMade < "2026-05-31"', 0],
  ['shape.color is not EMPTY', 1],
])('finds by what an app has had indexed of a property: %s', async (jql, found) => {
  expect(await find(jql, SHAPE)).toMatchObject({ status: 200, found });
});

it('indexes no value of another type than the manifest says', async () => {
  const other = { shape: { color: 7, size: { width: '12' }, made: 'yesterday' } };
  expect(await find('shape.color is not EMPTY OR shapeWidth is not EMPTY OR shapeMade is not EMPTY', other)).toMatchObject({ found: 0 });
});

it.each([
  ['shape.color > red', 400, 'not supported'],
  ['shape.color ~ red', 400, 'not supported'],
  ['issue.property[shape].secret = x', 501, 'does not offer'],
  ['issue.property[other].color = red', 501, 'does not offer'],
  ['shape.secret = x', 400, 'does not exist'],
  ['shapeNote ~ red', 501, 'does not offer'],
])('refuses what Jira has no index for, or not this operator: %s', async (jql, status, message) => {
  const answer = await find(jql, SHAPE);
  expect([answer.status, answer.messages[0]]).toEqual([status, expect.stringContaining(message)]);
});
