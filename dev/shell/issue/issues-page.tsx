import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import Textfield from '@atlaskit/textfield';
import { type ReactNode, useState } from 'react';
import type { Client } from '../api/client';
import type { Issue, Project } from '../api/types';
import { goTo } from '../page/routes';
import { useShell } from '../page/shell-context';
import { useLoaded } from '../page/use-loaded';
import { ProjectPageLinks } from '../project/project-page-links';
import { ProjectSettingsLink } from '../project/project-settings-link';
import { IssueTable } from './issue-list';

const FIELDS = 'summary,issuetype,priority,components,labels,status,project';
const PAGE_SIZE = 100;

/** Every issue of the projects that the person may see, newest first. */
async function loadIssues(client: Client): Promise<{ projects: Project[]; issues: Issue[] }> {
  const { values: projects } = await client.get<{ values: Project[] }>('/rest/api/3/project/search?maxResults=50');
  if (projects.length === 0) return { projects, issues: [] };
  // Jira refuses a search that nothing bounds, so the projects are named.
  const jql = `project in (${projects.map((project) => `"${project.key}"`).join(', ')}) ORDER BY created DESC`;
  const issues: Issue[] = [];
  let token: string | undefined;
  do {
    const query = new URLSearchParams({ jql, fields: FIELDS, maxResults: String(PAGE_SIZE) });
    if (token !== undefined) query.set('nextPageToken', token);
    const page = await client.get<{ issues: Issue[]; nextPageToken?: string }>(`/rest/api/3/search/jql?${query.toString()}`);
    issues.push(...page.issues);
    token = page.nextPageToken;
  } while (token !== undefined);
  return { projects, issues };
}

function matches(issue: Issue, words: string): boolean {
  const { summary, components, labels, priority, status, issuetype } = issue.fields;
  const names = [priority, status, issuetype, ...(components ?? [])].map((value) => value?.name ?? '');
  const text = [issue.key, summary, ...(labels ?? []), ...names].join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

export function IssuesPage({ projectKey }: { projectKey: string | null }): ReactNode {
  const { client } = useShell();
  const { data, error } = useLoaded('issues', () => loadIssues(client));
  const [words, setWords] = useState('');
  if (error) return <SectionMessage appearance="error">{error.message}</SectionMessage>;
  if (data === null) {
    return (
      <>
        <h1 className="page-title">Issues</h1>
        <Spinner label="Loading issues" />
      </>
    );
  }
  const issues = data.issues.filter((issue) => (projectKey === null || issue.fields.project?.key === projectKey) && matches(issue, words));
  return (
    <>
      <h1 className="page-title">Issues</h1>
      <div className="issue-filters">
        <div className="issue-filter-text">
          <Textfield
            aria-label="Filter by text"
            placeholder="Filter by text"
            value={words}
            testId="issue-filter"
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </div>
        <select
          className="plain-select"
          aria-label="Project"
          data-testid="project-filter"
          value={projectKey ?? ''}
          onChange={(event) => goTo(event.target.value === '' ? '/' : `/projects/${event.target.value}`)}
        >
          <option value="">All projects</option>
          {data.projects.map((project) => (
            <option key={project.key} value={project.key}>
              {project.name} ({project.key})
            </option>
          ))}
        </select>
        <span className="subtle" role="status">
          {issues.length} of {data.issues.length}
        </span>
        {projectKey === null ? null : <ProjectPageLinks projectKey={projectKey} />}
        {projectKey === null ? null : <ProjectSettingsLink projectKey={projectKey} />}
      </div>
      {issues.length === 0 ? <p>No matching issues.</p> : <IssueTable issues={issues} />}
    </>
  );
}
