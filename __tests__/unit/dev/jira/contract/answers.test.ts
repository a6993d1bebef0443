import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { openJira } from '../jira-client';

/** Jira leaves values null that its description calls strings or objects; its own example of a changelog does so. */
function allowNull(key: string, value: unknown): unknown {
  if (key === 'type' && typeof value === 'string') return [value, 'null'];
  return key === 'enum' && Array.isArray(value) ? [...(value as unknown[]), null] : value;
}

/** Jira's times have no colon in their offset. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/u;

/** What an answer has that the schema at a place of the description does not allow. */
function readContract(file: string): (place: string[], value: unknown) => string[] {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    logger: false,
    formats: { uri: (text: string) => URL.canParse(text), 'date-time': TIME },
  });
  ajv.addSchema(JSON.parse(readFileSync(file, 'utf8'), allowNull) as object, 'jira');
  return (place, value) => {
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const validate = ajv.compile({ $ref: `jira#/${pointer}` });
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath}: ${message}`);
  };
}

/** Answers by the path of Atlassian's description that they belong to. */
const REQUESTS: [described: string, method: string, path: string, body?: unknown][] = [
  ['/rest/api/3/issue/{issueIdOrKey}', 'GET', '/issue/SHOP-13?expand=editmeta,changelog,names'],
  ['/rest/api/3/issue/{issueIdOrKey}', 'GET', '/issue/PLAT-17'],
  ['/rest/api/3/issue/{issueIdOrKey}', 'GET', '/issue/SHOP-13?expand=schema,transitions'],
  ['/rest/api/3/issue/picker', 'GET', '/issue/picker?query=voucher&currentJQL=project=SHOP'],
  ['/rest/api/3/jql/match', 'POST', '/jql/match', { issueIds: [11001], jqls: ['project = SHOP', 'project = NOPE'] }],
  ['/rest/api/3/user/properties/{propertyKey}', 'GET', '/user/properties/theme'],
  ['/rest/api/3/project/search', 'GET', '/project/search?expand=description,lead,issueTypes,insight&orderBy=-issueCount'],
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
    const faults = readContract(contract);
    const named = (schema: string): string[] => ['components', 'schemas', schema];
    const answer = (path: string, method: string): string[] => [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      '200',
      'content',
      'application/json',
      'schema',
    ];
    const jira = openJira();
    const administrator = jira.as('administrator');

    beforeAll(async () => {
      await administrator.send('PUT', '/issue/SHOP-13', {
        update: { labels: [{ add: 'crash' }], components: [{ add: { name: 'Checkout' } }] },
      });
      await administrator.send('PUT', '/issue/SHOP-13/properties/seen', { by: 1 });
      await administrator.send('PUT', '/user/properties/theme', 'dark');
    });

    it.each(REQUESTS.map(([described, method, path, body]) => ({ described, method, path, body })))(
      '$method $path',
      async ({ described, method, path, body }) => {
        const reply = await administrator.send(method, path, body);
        expect(reply.status).toBe(200);
        expect(faults(answer(described, method), reply.body)).toEqual([]);
      },
    );

    it('finds what does not fit', () => {
      expect(faults(named('ProjectComponent'), { id: 7, self: 'nowhere', name: null }).sort()).toEqual([
        '/id: must be string,null',
        expect.stringMatching(/^\/self: must match format/u),
      ]);
    });

    it.each(PARTS)('the %s of an issue, which the description leaves open there', async (field, schema) => {
      const { body } = await administrator.get('/issue/SHOP-13');
      const parts = [(body as { fields: Record<string, unknown> }).fields[field]].flat();
      expect(parts).not.toEqual([]);
      expect(parts).not.toContain(undefined);
      expect(parts.flatMap((part) => faults(named(schema), part))).toEqual([]);
    });

    it.each(['/issue/NONE-1', '/project/NONE', '/mypermissions?permissions=FLY', '/search/jql?jql=nonsense'])(
      'an error collection for %s',
      async (path) => {
        const reply = await administrator.get(path);
        expect(reply.status).toBeGreaterThanOrEqual(400);
        expect(faults(named('ErrorCollection'), reply.body)).toEqual([]);
      },
    );
  });
}
