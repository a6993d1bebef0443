import type { ProjectView } from '../../../src/contract/project-values';
import type { Result } from '../../../src/contract/result';
import type { AdminCalls } from '../admin-calls';

/** So that a page which never ends does not go on for ever; Jira Cloud's sites have fewer projects. */
const MOST_PROJECTS = 10_000;

/** Every project that the person sees, page by page. */
export async function readAllProjects(calls: Pick<AdminCalls, 'searchProjects'>): Promise<Result<ProjectView[]>> {
  const found: ProjectView[] = [];
  for (;;) {
    const answer = await calls.searchProjects({ query: '', startAt: found.length });
    if (!answer.ok) return answer;
    found.push(...answer.data.projects);
    const isEnd = answer.data.projects.length === 0 || found.length >= Math.min(answer.data.total, MOST_PROJECTS);
    if (isEnd) return { ok: true, data: found };
  }
}
