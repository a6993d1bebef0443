import { z } from 'zod';
import type { Role } from '../../../../../dev/jira';
import { openJira, searchKeys } from '../jira-client';

const jira = openJira();
const agent = jira.as('agent');

async function fault(jql: string, role: Role = 'agent'): Promise<string> {
  const answer = await jira.as(role).get(`/search/jql?jql=${encodeURIComponent(jql)}`);
  expect(answer.status).toBe(400);
  return z.object({ errorMessages: z.tuple([z.string()]) }).parse(answer.body).errorMessages[0];
}

describe('clauses', () => {
  const cases: [jql: string, keys: string[]][] = [
    ['project = "FIELD"', ['FIELD-7', 'FIELD-6', 'FIELD-5', 'FIELD-4', 'FIELD-3', 'FIELD-2', 'FIELD-1']],
    ['project = "Field work" AND statusCategory = Done', ['FIELD-3', 'FIELD-2', 'FIELD-1']],
    ['project = 10004 and statuscategory != done order by key', ['FIELD-4', 'FIELD-5', 'FIELD-6', 'FIELD-7']],
    ['project in ("FIELD", APP) AND statusCategory = "In Progress"', ['APP-17']],
    ['project not in (SHOP, APP, PLAT) AND status = Done', ['FIELD-3', 'FIELD-2', 'FIELD-1']],
    ['key in (SHOP-1, "APP-2", 13003) ORDER BY key DESC', ['SHOP-1', 'PLAT-3', 'APP-2']],
    ['id = 11013', ['SHOP-13']],
    ['project = "FIELD" AND issuekey < FIELD-3 ORDER BY issuekey DESC', ['FIELD-2', 'FIELD-1']],
    ['project = "FIELD" AND key >= FIELD-6', ['FIELD-7', 'FIELD-6']],
    ['NOT project in (SHOP, APP, PLAT) AND labels = customer-reported', ['FIELD-1']],
    ['component = "Offline sync" AND priority = High', ['APP-2']],
    ['issuetype = Incident AND status = Closed', ['PLAT-1']],
    ['project = "FIELD" AND labels is not EMPTY', ['FIELD-2', 'FIELD-1']],
    ['project = "FIELD" AND labels is EMPTY AND statusCategory = Done', ['FIELD-3']],
    ['project = "FIELD" AND labels != compliance', ['FIELD-1']],
    ['project = "FIELD" AND resolved is not EMPTY AND created >= "2026-01-10"', ['FIELD-3', 'FIELD-2']],
    ['summary ~ "tunnel"', ['FIELD-1']],
    ['project = "FIELD" && !(statusCategory = Done) || key = FIELD-1', ['FIELD-7', 'FIELD-6', 'FIELD-5', 'FIELD-4', 'FIELD-1']],
    ['project = "FIELD" AND resolution = Unresolved ORDER BY key', ['FIELD-4', 'FIELD-5', 'FIELD-6', 'FIELD-7']],
    ['project = "FIELD" AND resolution != EMPTY ORDER BY key', ['FIELD-1', 'FIELD-2', 'FIELD-3']],
    ['project = "FIELD" AND labels in (compliance, EMPTY) AND statusCategory = Done', ['FIELD-3', 'FIELD-2']],
  ];

  it.each(cases)('%s', async (jql, keys) => {
    expect(await searchKeys(agent, jql)).toEqual(keys);
  });

  it('binds AND tighter than OR, and parentheses tighter than both', async () => {
    expect(await searchKeys(agent, 'key = FIELD-1 OR key = FIELD-2 AND statusCategory != Done')).toEqual(['FIELD-1']);
    expect(await searchKeys(agent, '(key = FIELD-1 OR key = FIELD-2) AND statusCategory != Done')).toEqual([]);
  });

  it('sorts by what it is told', async () => {
    const created = await searchKeys(agent, 'project = "FIELD" ORDER BY created ASC');
    expect(created).toEqual(['FIELD-1', 'FIELD-2', 'FIELD-3', 'FIELD-4', 'FIELD-5', 'FIELD-6', 'FIELD-7']);
    const byPriority = await searchKeys(agent, 'project = "FIELD" AND statusCategory = Done ORDER BY priority DESC, key ASC');
    expect(byPriority).toEqual(['FIELD-1', 'FIELD-2', 'FIELD-3']);
  });

  it('sorts by the last change', async () => {
    const other = openJira();
    await other.as('agent').send('PUT', '/issue/FIELD-4', { fields: { labels: ['crash'] } });
    expect((await searchKeys(other.as('agent'), 'project = "FIELD" ORDER BY updated DESC'))[0]).toBe('FIELD-4');
  });
});

describe('people', () => {
  const ofAgent = 'project = SHOP AND resolution = Unresolved AND assignee';

  it('are named by account, address or name, or by a function', async () => {
    const mara = jira.site.people[0];
    const keys = await searchKeys(agent, `${ofAgent} = currentUser()`);
    expect(keys).not.toEqual([]);
    for (const name of [mara?.accountId, mara?.emailAddress, mara?.displayName]) {
      expect(await searchKeys(agent, `${ofAgent} = "${name ?? ''}"`)).toEqual(keys);
    }
    expect(await searchKeys(jira.as('administrator'), `${ofAgent} = currentUser()`)).not.toEqual(keys);
    expect(await searchKeys(agent, 'project in projectsLeadByUser() AND key = SHOP-1')).toEqual(
      await searchKeys(agent, `project in projectsLeadByUser("${mara?.accountId ?? ''}") AND key = SHOP-1`),
    );
  });

  it('who do not exist are a fault', async () => {
    expect(await fault('assignee = somebody')).toBe("The value 'somebody' does not exist for the field 'assignee'.");
    expect(await fault('assignee = "PPL"')).toContain('does not exist');
  });
});

describe('dates', () => {
  // It is Monday, 1 June 2026, 12:00 UTC.
  const cases: [created: string, jql: string, isFound: boolean][] = [
    ['2026-06-01T00:00:00Z', 'created >= startOfDay()', true],
    ['2026-05-31T23:59:59Z', 'created >= startOfDay()', false],
    ['2026-05-31T23:59:59Z', 'created >= startOfDay(-1)', true],
    ['2026-05-31T23:59:59Z', 'created >= startOfWeek()', false],
    ['2026-05-25T00:00:00Z', 'created >= startOfWeek(-1w)', true],
    ['2026-05-31T23:59:59Z', 'created <= endOfMonth("-1M")', true],
    ['2026-06-01T00:00:00Z', 'created <= endOfMonth(-1)', false],
    ['2025-12-31T23:59:59Z', 'created < startOfYear()', true],
    ['2026-06-01T11:00:00Z', 'created <= now()', true],
    ['2026-05-28T06:00:01Z', 'created > "-4d 6h"', true],
    ['2026-05-28T05:59:59Z', 'created > "-4d 6h"', false],
    ['2026-05-28T00:00:00Z', 'created > -3d', false],
  ];

  it.each(cases)('%s: %s is %s', async (created, jql, isFound) => {
    const one = openJira((state) => state.issues.forEach((issue) => (issue.created = Date.parse(created)))).as('agent');
    expect(await searchKeys(one, `key = SHOP-1 AND ${jql}`)).toEqual(isFound ? ['SHOP-1'] : []);
  });
});

describe('text', () => {
  it('needs every word of one text, wherever it stands', async () => {
    expect(await searchKeys(agent, 'project = "FIELD" AND text ~ "route planner"')).toEqual(['FIELD-4', 'FIELD-1']);
    expect(await searchKeys(agent, 'project = "FIELD" AND text ~ "route bridge"')).toEqual(['FIELD-4']);
    expect(await searchKeys(agent, 'project = "FIELD" AND text ~ "bridge wrenches"')).toEqual([]);
  });

  it('needs one of them only where OR is written', async () => {
    expect(await searchKeys(agent, 'project = "FIELD" AND (text ~ "bridge" OR text ~ "wrenches")')).toEqual(['FIELD-4', 'FIELD-3']);
    expect(await searchKeys(agent, 'project = "FIELD" AND text ~ "bridge OR wrenches"')).toEqual(['FIELD-4', 'FIELD-3']);
  });

  it('looks into descriptions and comments, in any case and inflection', async () => {
    expect(await searchKeys(agent, 'text ~ "IDEMPOTENCY"')).toEqual(['SHOP-13', 'SHOP-1']);
    expect(await searchKeys(agent, 'summary ~ "idempotency"')).toEqual([]);
    expect(await searchKeys(agent, 'summary ~ "crash"')).toEqual(expect.arrayContaining(['APP-1', 'APP-13', 'SHOP-11']));
  });

  it('matches the start of a word with a star, and words in a row inside quotation marks', async () => {
    expect(await searchKeys(agent, 'project = "FIELD" AND summary ~ "wren*"')).toEqual(['FIELD-3']);
    expect(await searchKeys(agent, 'project = "FIELD" AND summary ~ "\\"route planner\\""')).toEqual(['FIELD-4', 'FIELD-1']);
    expect(await searchKeys(agent, 'project = "FIELD" AND summary ~ "\\"planner route\\""')).toEqual([]);
  });

  it('finds words of other scripts', async () => {
    expect(await searchKeys(agent, 'text ~ "körfunni"')).toEqual(['SHOP-19']);
    expect(await searchKeys(agent, 'summary ~ "الإشعارات"')).toEqual(['APP-10']);
  });

  it('takes quotation marks and operators inside a quoted text as text', async () => {
    expect(await searchKeys(agent, `summary ~ 'tunnel' AND text ~ "AND"`)).toEqual([]);
  });
});

describe('queries that Jira refuses', () => {
  const cases: [jql: string, message: string][] = [
    ['', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
    ['ORDER BY created', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
    ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
    ['key = SHOP-999', "An issue with key 'SHOP-999' does not exist for field 'key'."],
    ['flavour = sweet', "Field 'flavour' does not exist or you do not have permission to view it."],
    ['component = Sleeping', "The value 'Sleeping' does not exist for the field 'component'."],
    ['project = SHOP AND component in (Checkout, "Old name")', "The value 'Old name' does not exist for the field 'component'."],
    ['status = Sleeping', "The value 'Sleeping' does not exist for the field 'status'."],
    [
      'assignee in membersOf(staff)',
      "Function 'membersOf' can not generate a list of usernames for group 'staff'; the group does not exist.",
    ],
    [
      'assignee = membersOf(staff)',
      "A list of values was returned by the function 'membersOf' but the operator '=' does not support lists.",
    ],
    ['assignee = whoever()', "Unable to find JQL function 'whoever()'."],
    ['created > currentUser()', "The function 'currentUser()' is not supported for the field 'created'."],
    ['labels is x', "The operator 'is' is only supported with the values EMPTY and NULL."],
    ['summary = crash', "The operator '=' is not supported by the 'summary' field."],
    ['project ~ SHOP', "The operator '~' is not supported by the 'project' field."],
    ['project = SHOP ORDER BY rank', "Not able to sort using field 'rank'."],
    [
      'summary ~ "*x"',
      "Unable to parse the text '*x' for field 'summary'. The '*' and '?' are not allowed as first character in wildcard query.",
    ],
    ['summary ~ "(x"', "Unable to parse the text '(x' for field 'summary'."],
  ];

  it.each(cases)('%s', async (jql, message) => {
    expect(await fault(jql)).toBe(message);
  });

  const syntax: [jql: string, start: string, end: string][] = [
    ['project', 'Error in the JQL Query: Expecting operator but got the end of the query.', '(line 1, character 8)'],
    ['project = ', 'Error in the JQL Query: Expecting either a value, list or function before the end', '(line 1, character 11)'],
    ['project = AND', "Error in the JQL Query: Expecting either a value, list or function but got 'AND'.", '(line 1, character 11)'],
    ['project = SHOP summary ~ x', "Error in the JQL Query: Expecting either 'OR' or 'AND' but got 'summary'.", '(line 1, character 16)'],
    ['(project = SHOP', "Error in the JQL Query: Expecting ')'", '(line 1, character 16)'],
    ['summary ~ "x', "Error in the JQL Query: The quoted string 'x' has not been completed.", '(line 1, character 11)'],
    ['project = SHOP\nAND key @ 1', "Error in the JQL Query: The character '@' is a reserved JQL character.", '(line 2, character 9)'],
    [
      'project = FIELD',
      "Error in the JQL Query: 'FIELD' is a reserved JQL word. You must surround it in quotation marks",
      '(line 1, character 11)',
    ],
    ['AND project = SHOP', "Error in the JQL Query: Expecting a field name but got 'AND'.", '(line 1, character 1)'],
    ['project in SHOP', "Error in the JQL Query: Expecting '(' but got 'SHOP'.", '(line 1, character 12)'],
  ];

  it.each(syntax)('%s', async (jql, start, end) => {
    const message = await fault(jql);
    expect(message.startsWith(start)).toBe(true);
    expect(message.endsWith(end)).toBe(true);
  });

  it('a hidden project and a hidden issue, as if they did not exist', async () => {
    expect(await fault('project = PPL')).toBe("The value 'PPL' does not exist for the field 'project'.");
    expect(await fault('component = Payroll')).toBe("The value 'Payroll' does not exist for the field 'component'.");
    expect(await searchKeys(jira.as('administrator'), 'component = Payroll')).not.toEqual([]);
    expect(await fault('key = SHOP-24', 'viewer')).toBe("An issue with key 'SHOP-24' does not exist for field 'key'.");
  });
});

describe('pages', () => {
  const pageSchema = z.object({
    issues: z.array(z.looseObject({ id: z.string() })),
    nextPageToken: z.string().optional(),
    isLast: z.boolean(),
  });
  const jql = 'project = SHOP ORDER BY key';

  async function readAll(size: number): Promise<{ ids: string[]; pages: number }> {
    const ids: string[] = [];
    let token: string | undefined;
    for (let pages = 1; ; pages += 1) {
      const answer = await agent.send('POST', '/search/jql', { jql, maxResults: size, nextPageToken: token });
      const page = pageSchema.parse(answer.body);
      ids.push(...page.issues.map(({ id }) => id));
      expect(page.isLast).toBe(page.nextPageToken === undefined);
      if (page.isLast) return { ids, pages };
      token = page.nextPageToken;
    }
  }

  it('follow each other by token, without gaps and doubles', async () => {
    const whole = await readAll(100);
    expect(whole.pages).toBe(1);
    expect(await readAll(10)).toEqual({ ids: whole.ids, pages: 3 });
  });

  it('hold ids only, unless fields are asked for', async () => {
    expect(await agent.get('/search/jql?jql=key=SHOP-1')).toEqual({ status: 200, body: { issues: [{ id: '11001' }], isLast: true } });
    const { body } = await agent.get('/search/jql?jql=key=SHOP-1&fields=summary,labels');
    expect(body).toHaveProperty('issues.0.key', 'SHOP-1');
    expect(body).toHaveProperty('issues.0.fields', { summary: expect.any(String), labels: ['customer-reported', 'data-loss'] });
  });

  it('refuse the token of another query, and one that is none', async () => {
    const first = pageSchema.parse((await agent.send('POST', '/search/jql', { jql, maxResults: 1 })).body);
    const other = { jql: 'project = APP', maxResults: 1, nextPageToken: first.nextPageToken };
    expect((await agent.send('POST', '/search/jql', other)).status).toBe(400);
    expect((await agent.send('POST', '/search/jql', { jql, nextPageToken: 'nonsense' })).status).toBe(400);
  });

  it('are 50 long when nobody says otherwise', async () => {
    const { body } = await agent.get(`/search/jql?jql=${encodeURIComponent('project in (SHOP, APP, PLAT)')}`);
    expect(pageSchema.parse(body).issues).toHaveLength(50);
  });

  it('hold at most 100 issues, however many are asked for, and more only of ids', async () => {
    const large = openJira((state) => {
      const [first] = state.issues;
      for (let number = 0; number < 250; number += 1)
        state.issues.push({ ...first!, id: `9${String(number).padStart(4, '0')}`, key: `SHOP-${1_000 + number}` });
    }).as('agent');
    const search = { jql: 'project = SHOP', maxResults: 1_000 };
    const labels = pageSchema.parse((await large.send('POST', '/search/jql', { ...search, fields: ['labels'] })).body);
    expect(labels.issues).toHaveLength(100);
    expect(labels.issues[0]).toHaveProperty('fields', { labels: expect.any(Array) });
    expect(labels.nextPageToken).toBeDefined();
    expect(pageSchema.parse((await large.send('POST', '/search/jql', search)).body).issues.length).toBeGreaterThan(250);
  });

  it('are counted by a resource of its own', async () => {
    expect(await agent.send('POST', '/search/approximate-count', { jql: 'project = "FIELD"' })).toEqual({
      status: 200,
      body: { count: 7 },
    });
    expect((await agent.send('POST', '/search/approximate-count', {})).status).toBe(400);
  });
});
