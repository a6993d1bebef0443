import { readFileSync } from 'node:fs';
import { openJira } from '../jira-client';
import { schemaFaults, type Schema } from './schema-check';

interface Description {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema?: Schema }> }> } | undefined> | undefined
  >;
  components: { schemas: Record<string, Schema> };
}

/** Answers by the path of Atlassian's description that they belong to. */
const REQUESTS: [described: string, method: string, path: string, body?: unknown][] = [
  ['/rest/api/3/issue/{issueIdOrKey}', 'GET', '/issue/SHOP-13?expand=editmeta,changelog,names'],
  ['/rest/api/3/issue/{issueIdOrKey}', 'GET', '/issue/PLAT-17'],
  ['/rest/api/3/issue/{issueIdOrKey}', 'GET', '/issue/FIELD-4?fields=summary&expand=editmeta'],
  ['/rest/api/3/issue/{issueIdOrKey}/editmeta', 'GET', '/issue/APP-12/editmeta'],
  ['/rest/api/3/issue/{issueIdOrKey}/changelog', 'GET', '/issue/SHOP-13/changelog'],
  ['/rest/api/3/issue/{issueIdOrKey}/changelog', 'GET', '/issue/SHOP-1/changelog?maxResults=0'],
  ['/rest/api/3/issue/{issueIdOrKey}/comment', 'GET', '/issue/APP-9/comment'],
  ['/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}', 'GET', '/issue/SHOP-13/properties/seen'],
  ['/rest/api/3/search/jql', 'GET', '/search/jql?jql=project=SHOP&fields=*all&maxResults=5'],
  [
    '/rest/api/3/search/jql',
    'POST',
    '/search/jql',
    { jql: 'project in (SHOP, APP) ORDER BY created DESC', fields: ['labels'], maxResults: 100 },
  ],
  ['/rest/api/3/search/jql', 'POST', '/search/jql', { jql: 'project = PLAT', fields: ['summary', 'components'] }],
  ['/rest/api/3/search/approximate-count', 'POST', '/search/approximate-count', { jql: 'project = PLAT' }],
  ['/rest/api/3/project/search', 'GET', '/project/search?query=shop&startAt=0&maxResults=2'],
  ['/rest/api/3/project/{projectIdOrKey}', 'GET', '/project/SHOP'],
  ['/rest/api/3/project/{projectIdOrKey}', 'GET', '/project/FIELD'],
  ['/rest/api/3/project/{projectIdOrKey}/components', 'GET', '/project/APP/components'],
  ['/rest/api/3/project/{projectIdOrKey}/component', 'GET', '/project/APP/component?maxResults=2'],
  ['/rest/api/3/label', 'GET', '/label?maxResults=2'],
  ['/rest/api/3/priority', 'GET', '/priority'],
  ['/rest/api/3/priority/search', 'GET', '/priority/search'],
  ['/rest/api/3/mypermissions', 'GET', '/mypermissions?permissions=ADMINISTER,EDIT_ISSUES'],
  ['/rest/api/3/mypermissions', 'GET', '/mypermissions?projectId=10001&permissions=ADMINISTER_PROJECTS'],
  [
    '/rest/api/3/permissions/check',
    'POST',
    '/permissions/check',
    { globalPermissions: ['ADMINISTER'], projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [10001] }] },
  ],
  ['/rest/api/3/myself', 'GET', '/myself'],
  ['/rest/api/3/serverInfo', 'GET', '/serverInfo'],
  ['/rest/api/3/field', 'GET', '/field'],
];

const PARTS: [field: string, schema: string][] = [
  ['status', 'StatusDetails'],
  ['issuetype', 'IssueTypeDetails'],
  ['priority', 'Priority'],
  ['project', 'ProjectDetails'],
  ['components', 'ProjectComponent'],
  ['reporter', 'UserDetails'],
  ['comment', 'PageOfComments'],
];

const contract = process.env['JIRA_CONTRACT'];

if (contract === undefined) {
  describe('answers as Atlassian’s OpenAPI description has them', () => {
    it.skip('needs the description: run with JIRA_CONTRACT=<file>, a copy of Jira Cloud’s swagger-v3.v3.json', () => undefined);
  });
} else {
  describe('answers as Atlassian’s OpenAPI description has them', () => {
    const description = JSON.parse(readFileSync(contract, 'utf8')) as Description;
    const resolve = (reference: string): Schema => {
      const schema = description.components.schemas[reference.replace('#/components/schemas/', '')];
      if (schema === undefined) throw new Error(`The description has no ${reference}.`);
      return schema;
    };
    const answerSchema = (path: string, method: string): Schema => {
      const schema = description.paths[path]?.[method.toLowerCase()]?.responses['200']?.content?.['application/json']?.schema;
      if (schema === undefined) throw new Error(`The description has no answer for ${method} ${path}.`);
      return schema;
    };
    const jira = openJira();
    const administrator = jira.as('administrator');

    beforeAll(async () => {
      await administrator.send('PUT', '/issue/SHOP-13', {
        update: { labels: [{ add: 'crash' }], components: [{ add: { name: 'Checkout' } }] },
      });
      await administrator.send('PUT', '/issue/SHOP-13/properties/seen', { by: 1 });
    });

    it.each(REQUESTS.map(([described, method, path, body]) => ({ described, method, path, body })))(
      '$method $path',
      async ({ described, method, path, body }) => {
        const answer = await administrator.send(method, path, body);
        expect(answer.status).toBe(200);
        expect(schemaFaults(answerSchema(described, method), answer.body, resolve)).toEqual([]);
      },
    );

    it.each(PARTS)('the %s of an issue, which the description leaves open there', async (field, schema) => {
      const { body } = await administrator.get('/issue/SHOP-13');
      const parts = [(body as { fields: Record<string, unknown> }).fields[field]].flat();
      expect(parts).not.toEqual([]);
      expect(parts).not.toContain(undefined);
      expect(parts.flatMap((part) => schemaFaults({ $ref: `#/components/schemas/${schema}` }, part, resolve))).toEqual([]);
    });

    it.each(['/issue/NONE-1', '/project/NONE', '/mypermissions?permissions=FLY', '/search/jql?jql=nonsense'])(
      'an error collection for %s',
      async (path) => {
        const answer = await administrator.get(path);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(schemaFaults({ $ref: '#/components/schemas/ErrorCollection' }, answer.body, resolve)).toEqual([]);
      },
    );
  });
}
