import { createSite, type SiteName } from '../jira';
import { textOfDocument } from '../jira/text-of-document';
import type { IssueState, JiraState, ProjectState } from '../jira/state';
import type { DataIssue } from './data';
import type { ProjectData } from './project-data';

/** The projects of a site of the offline host that have issues with a known truth, in the site's order. */
export function readSiteData(name: SiteName, limit = Infinity): ProjectData[] {
  const site = createSite(name, Date.now());
  const { state, truth } = site;
  return state.projects.flatMap((project) => {
    const issues = state.issues.filter(({ projectId }) => projectId === project.id);
    const asked = issues.filter(({ key }) => truth[key] !== undefined).slice(0, limit);
    if (asked.length === 0) return [];
    const history = issues
      .filter(({ resolved, securityLevelId }) => resolved !== null && securityLevelId === null)
      .sort((left, right) => left.created - right.created)
      .map((issue) => toData(state, project, issue));
    return [
      {
        name: project.name,
        history,
        issues: asked.map((issue): DataIssue => {
          const { priority = [], components = [], labels = [] } = truth[issue.key] ?? {};
          return { ...toData(state, project, issue), priority: priority[0] ?? null, components, labels };
        }),
        components: project.components.filter(({ archived }) => archived !== true).map((component) => component.name),
        labels: [...new Set(history.flatMap(({ labels }) => labels))].sort(),
        priorities: state.priorities.filter(({ id }) => project.priorityIds?.includes(id) ?? true).map((priority) => priority.name),
        site: { ...site, keys: asked.map(({ key }) => key), projectId: project.id },
      },
    ];
  });
}

function toData(state: JiraState, project: ProjectState, issue: IssueState): DataIssue {
  return {
    project: project.name,
    created: new Date(issue.created).toISOString(),
    priority: state.priorities.find(({ id }) => id === issue.priorityId)?.name ?? null,
    components: project.components.filter(({ id }) => issue.componentIds.includes(id)).map(({ name }) => name),
    labels: issue.labels,
    summary: issue.summary,
    description: issue.description === null ? null : textOfDocument(issue.description),
  };
}
