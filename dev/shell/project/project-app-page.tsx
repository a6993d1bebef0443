import Spinner from '@atlaskit/spinner';
import type { ReactNode } from 'react';
import type { Project } from '../api/types';
import { ModuleFrame } from '../page/module-frame';
import { PageLink } from '../page/page-link';
import { useShell } from '../page/shell-context';
import { useLoaded } from '../page/use-loaded';
import { reasonOf, Refused } from './refused';

/** A page that the app has in a project, with Jira's way back to the project above it. */
export function ProjectAppPage({ projectKey, moduleKey }: { projectKey: string; moduleKey: string }): ReactNode {
  const { client, session } = useShell();
  const { data, error } = useLoaded(projectKey, () => client.get<Project>(`/rest/api/3/project/${encodeURIComponent(projectKey)}`));
  const refuse = (title: string, reason: string) => <Refused page="Project" title={title} reason={reason} testId="project-page-refused" />;
  if (error !== null) return refuse(`There is no project ${projectKey} for you`, reasonOf(error));
  if (data === null) return <Spinner label={`Loading ${projectKey}`} />;
  const module = session.modules.find(({ type, key }) => type === 'jira:projectPage' && key === moduleKey);
  if (module === undefined) return refuse('This page does not exist', `No app has a page ${moduleKey} in ${data.name}.`);
  return (
    <div data-testid="project-page">
      <nav className="breadcrumbs" aria-label="Breadcrumbs">
        <PageLink href="/">Projects</PageLink>
        <span aria-hidden="true">/</span>
        <PageLink href={`/projects/${projectKey}`}>{data.name}</PageLink>
        <span aria-hidden="true">/</span>
        <span>{module.title}</span>
      </nav>
      <h1 className="page-title">{module.title}</h1>
      <ModuleFrame key={module.key} module={module} projectKey={projectKey} />
    </div>
  );
}
