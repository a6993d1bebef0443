import { readFileSync } from 'node:fs';
import path from 'node:path';
import { claimFaults, findMissing, readClaims, ROOT, type Claim } from './claims';

/** Sections of the product's security policy that promise something; `P` stands for practices besides. */
const SECTIONS = ['2.1', '2.2', '3.1', '3.2', '3.3', '4.1', '4.2', '5', '6', '7', '8', '9', '10', 'P'];

describe('SECURITY.md', () => {
  const text = readFileSync(path.join(ROOT, 'SECURITY.md'), 'utf8');
  const claims = readClaims(text);

  it('names only files and tests that exist', () => {
    expect(findMissing(text)).toEqual([]);
  });

  it('names code and a test for each promise that is kept, and a reason for every other', () => {
    expect(claims.filter(({ state }) => state === 'kept').length).toBeGreaterThan(40);
    expect(claims.flatMap(claimFaults)).toEqual([]);
  });

  it('says something of each section of the policy', () => {
    expect([...new Set(claims.map(({ section }) => section))]).toEqual(SECTIONS);
  });

  it('makes no promise outside its tables', () => {
    const [, promises = ''] = text.split('\n## Promises, and what shows them\n');
    const rows = promises.split('\n').filter((line) => line.startsWith('|') && !/^\| § \||^\|-/.test(line));
    expect(rows).toHaveLength(claims.length);
  });
});

describe('a claim', () => {
  it.each([
    ['a test file', '`__tests__/flow/gone.test.ts` "anything"', '__tests__/flow/gone.test.ts'],
    ['a test file of the proxy', '`proxy/test/gone.test.ts` "anything"', 'proxy/test/gone.test.ts'],
    ['a title', '`__tests__/flow/invariants.test.ts` "no such title"', '__tests__/flow/invariants.test.ts "no such title"'],
    ['a title of the proxy', '`proxy/test/tokens.test.ts` "no such title"', 'proxy/test/tokens.test.ts "no such title"'],
    [
      'a second title',
      '`__tests__/flow/invariants.test.ts` "5: each request has a nonce of its own", "gone"',
      '__tests__/flow/invariants.test.ts "gone"',
    ],
    ['a title at all', '`__tests__/flow/invariants.test.ts`', '__tests__/flow/invariants.test.ts without a title'],
    [
      'a test that runs',
      '`__tests__/unit/dev/jira/contract/answers.test.ts` "needs the description: run with JIRA_CONTRACT=<file>, a copy of Jira Cloud’s swagger-v3.v3.json"',
      '__tests__/unit/dev/jira/contract/answers.test.ts "needs the description: run with JIRA_CONTRACT=<file>, a copy of Jira Cloud’s swagger-v3.v3.json" is switched off',
    ],
    ['a source file', '`src/gone.ts`', 'src/gone.ts'],
    ['a workflow', '`.github/workflows/gone.yml`', '.github/workflows/gone.yml'],
    ['a document', '[decision](docs/gone.md#part)', 'docs/gone.md'],
  ])('that lacks %s is noticed', (_what, claim, missing) => {
    expect(findMissing(claim)).toEqual([missing]);
  });

  const KEPT: Claim = {
    section: '1',
    promise: 'Promise',
    state: 'kept',
    where: '`src/index.ts`',
    shownBy: '`proxy/test/api.test.ts` "the API"',
  };
  it.each<[string, Partial<Claim>, string]>([
    ['kept without a test', { shownBy: '' }, '1: Promise names no test.'],
    ['kept with a test among the files only', { where: '`proxy/test/api.test.ts`' }, '1: Promise names no file.'],
    ['superseded by nothing', { state: 'superseded', where: 'something' }, '1: Promise links no decision.'],
    ['left to nobody', { state: 'organisation', where: 'somebody' }, '1: Promise links no policy.'],
    ['kept in part', { state: 'partly' }, '1: Promise is "partly".'],
  ])('that is %s is noticed', (_what, change, fault) => {
    expect(claimFaults(KEPT)).toEqual([]);
    expect(claimFaults({ ...KEPT, ...change })).toEqual([fault]);
  });
});
