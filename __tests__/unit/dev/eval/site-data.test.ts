import { createEvaluationSite } from '../../../../dev/eval/jira-state';
import { readSiteData } from '../../../../dev/eval/site-data';

it('asks about the open issues of each project of a site, and knows what is right', () => {
  const projects = readSiteData('messy', 3);
  expect(projects.map(({ name }) => name)).toEqual([
    'Operations (old and new)',
    'Help desk',
    'Squad Seven',
    'Dock crew',
    'Legacy back office',
  ]);
  for (const { issues, history, site, priorities, components } of projects) {
    expect(issues).toHaveLength(3);
    expect(site?.keys).toHaveLength(3);
    expect(history.length).toBeGreaterThan(30);
    for (const issue of issues) {
      expect(site?.truth[site.keys[issues.indexOf(issue)] ?? '']?.components).toEqual(issue.components);
      expect(components).toEqual(expect.arrayContaining(issue.components));
      if (issue.priority !== null) expect(priorities).toContain(issue.priority);
    }
  }
});

it('runs the app on the site itself, with what an administrator allowed there', () => {
  const [project] = readSiteData('messy', 3);
  if (project?.site === undefined) throw new Error('There is no project.');
  const { state, keys, agents, allowlists } = createEvaluationSite(project, 2);
  expect(state.projects).toEqual(project.site.state.projects);
  expect({ keys, allowlists }).toEqual({ keys: project.site.keys, allowlists: project.site.allowlists });
  expect(state.people.map(({ accountId }) => accountId)).toEqual(expect.arrayContaining(agents));
  expect(agents).toHaveLength(2);
});
