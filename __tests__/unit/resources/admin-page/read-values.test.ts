import { readValues } from '../../../../resources/admin-page/values/read-values';
import type { ImportedValues } from '../../../../src/contract/project-values';

const project = (id: number) => ({ id: String(id), key: `P${id}`, name: `Project ${id}` });

function makeCalls(count: number) {
  const asked: string[][] = [];
  const all = Array.from({ length: count }, (_each, index) => project(index + 1));
  return {
    asked,
    calls: {
      searchProjects: async ({ startAt = 0 }: { startAt?: number | undefined }) =>
        ({ ok: true, data: { projects: all.slice(startAt, startAt + 50), total: count } }) as const,
      readProjectValues: async ({ projectIds }: { projectIds: string[] }) => {
        asked.push(projectIds);
        const data: ImportedValues = {
          values: {
            priority: [{ id: '2', name: 'High', count: projectIds.length }],
            components: [{ id: projectIds[0] ?? '', name: asked.length === 1 ? 'Search' : 'search', count: 1 }],
            labels: [{ id: 'seldom', name: 'seldom', count: 1 }, ...(asked.length === 2 ? [{ id: 'often', name: 'often', count: 9 }] : [])],
          },
          issuesCounted: 500,
        };
        return { ok: true, data } as const;
      },
    },
  };
}

it('reads all projects, ten at a time, and adds up what they have, the most used first', async () => {
  const { asked, calls } = makeCalls(63);
  const answer = await readValues(calls, 'all');
  expect(asked.map(({ length }) => length)).toEqual([10, 10, 10, 10, 10, 10, 3]);
  expect(new Set(asked.flat()).size).toBe(63);
  expect(answer).toEqual({
    ok: true,
    data: {
      values: {
        priority: [{ id: '2', name: 'High', count: 63 }],
        components: [{ id: '1', name: 'Search', count: 7 }],
        labels: [
          { id: 'often', name: 'often', count: 9 },
          { id: 'seldom', name: 'seldom', count: 7 },
        ],
      },
      issuesCounted: 3_500,
    },
  });
});

it('stops at the first refusal', async () => {
  const { asked, calls } = makeCalls(20);
  const refused = { ok: false, error: { code: 'JIRA_BUSY', message: '', retryable: true } } as const;
  expect(await readValues({ ...calls, readProjectValues: async () => refused }, ['1', '2'])).toEqual(refused);
  expect(await readValues({ ...calls, searchProjects: async () => refused }, 'all')).toEqual(refused);
  expect(asked).toEqual([]);
});
