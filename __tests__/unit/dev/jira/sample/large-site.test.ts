import { createSampleState, LARGE_SITE } from '../../../../../dev/jira';
import { createLargeSite } from '../../../../../dev/jira/sample/large-site';

const NOW = Date.UTC(2026, 10, 1);

it('is as large as it says, with nothing twice, and the same each time', () => {
  const { state } = createLargeSite(createSampleState(), NOW);
  const { projects, issues } = state;
  expect({
    projects: projects.length,
    components: projects.reduce((sum, { components }) => sum + components.length, 0),
    labels: new Set(issues.flatMap(({ labels }) => labels)).size,
    issues: issues.length,
  }).toEqual(LARGE_SITE);
  for (const ids of [projects, issues, projects.flatMap(({ components }) => components)].map((list) => list.map(({ id }) => id)))
    expect(new Set(ids).size).toBe(ids.length);
  for (const names of [projects.map(({ name }) => name), projects.map(({ key }) => key), issues.map(({ key }) => key)])
    expect(new Set(names).size).toBe(names.length);
  expect(createLargeSite(createSampleState(), NOW).state).toEqual(state);
  expect(createLargeSite(createSampleState(), NOW, 1).state.issues).not.toEqual(state.issues);
});
