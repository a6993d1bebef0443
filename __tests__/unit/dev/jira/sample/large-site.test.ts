import { createLargeState, createSampleState, LARGE_SITE } from '../../../../../dev/jira';

const NOW = Date.UTC(2026, 10, 1);

it('is as large as it says, with nothing twice, and the same each time', () => {
  const state = createLargeState(createSampleState(), NOW);
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
  expect(createLargeState(createSampleState(), NOW)).toEqual(state);
  expect(createLargeState(createSampleState(), NOW, 1).issues).not.toEqual(state.issues);
});
