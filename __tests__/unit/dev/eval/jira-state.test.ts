import { createEvaluationSite } from '../../../../dev/eval/jira-state';
import type { DataIssue } from '../../../../dev/eval/data';
import { divideByProject } from '../../../../dev/eval/project-data';

const issue = (rest: Partial<DataIssue>): DataIssue => ({
  project: 'a/b',
  created: '2026-01-01',
  priority: 'High',
  components: ['C'],
  labels: ['bug'],
  summary: 's',
  description: 'one\n\ntwo',
  ...rest,
});
const [project] = divideByProject(
  Array.from({ length: 5 }, () => issue({})),
  [issue({ summary: 'open' }), issue({}), issue({})],
);

it('an evaluated site gives nothing away of the issues that are asked for', () => {
  if (project === undefined) throw new Error('There is no project.');
  const { state, keys, agents, allowlists } = createEvaluationSite(project, 2);
  const open = state.issues.filter(({ key }) => keys.includes(key));
  expect(open).toHaveLength(3);
  for (const { labels, componentIds, priorityId, resolved, issueTypeId } of open) {
    expect({ labels, componentIds, priorityId, resolved }).toEqual({
      labels: [],
      componentIds: [],
      priorityId: state.defaultPriorityId,
      resolved: null,
    });
    expect(issueTypeId).toBe(state.issues[0]?.issueTypeId);
  }
  expect(allowlists?.priorityIds).not.toContain(state.defaultPriorityId);
  expect(agents).toHaveLength(2);
});

it('an evaluated site has the history as people triaged it', () => {
  if (project === undefined) throw new Error('There is no project.');
  const { state, allowlists } = createEvaluationSite(project, 50);
  const past = state.issues.filter(({ resolved }) => resolved !== null);
  expect(past).toHaveLength(5);
  expect(past[0]).toMatchObject({
    labels: ['bug'],
    priorityId: allowlists?.priorityIds[0],
    componentIds: [state.projects[0]?.components[0]?.id],
  });
  expect(past[0]?.description?.content).toHaveLength(2);
});
