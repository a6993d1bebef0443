import Spinner from '@atlaskit/spinner';
import type { ReactNode } from 'react';
import type { Client } from '../api/client';
import type { Project } from '../api/types';
import { ModuleFrame } from '../page/module-frame';
import { PageLink } from '../page/page-link';
import { projectSettingsAddress } from '../page/routes';
import { useShell } from '../page/shell-context';
import { useLoaded } from '../page/use-loaded';
import { administersProject } from './project-permission';
import { reasonOf, Refused } from './refused';

const REFUSAL = { page: 'Project settings', testId: 'project-settings-refused' };

async function loadProject(client: Client, projectKey: string): Promise<{ project: Project; isAdministrator: boolean }> {
  const [project, isAdministrator] = await Promise.all([
    client.get<Project>(`/rest/api/3/project/${encodeURIComponent(projectKey)}`),
    administersProject(client, projectKey),
  ]);
  return { project, isAdministrator };
}

/** Jira's settings of a project with the app's own page in them. */
export function ProjectSettingsPage({ projectKey, moduleKey }: { projectKey: string; moduleKey: string }): ReactNode {
  const { client, session } = useShell();
  const { data, error } = useLoaded(projectKey, () => loadProject(client, projectKey));
  if (error !== null) return <Refused {...REFUSAL} title={`There is no project ${projectKey} for you`} reason={reasonOf(error)} />;
  if (data === null) return <Spinner label={`Loading ${projectKey}`} />;
  if (!data.isAdministrator) {
    return (
      <Refused
        {...REFUSAL}
        title="You need to administer this project"
        reason="Only administrators of this project can see its settings. Ask one of them, or change the person at the top of the page."
      />
    );
  }
  const { name } = data.project;
  const pages = session.modules.filter((module) => module.type === 'jira:projectSettingsPage');
  const module = pages.find(({ key }) => key === moduleKey);
  if (module === undefined)
    return <Refused {...REFUSAL} title="This page does not exist" reason={`No app has a page ${moduleKey} in the settings of ${name}.`} />;
  return (
    <div className="admin-page" data-testid="project-settings">
      <nav className="breadcrumbs" aria-label="Breadcrumbs">
        <PageLink href="/">Projects</PageLink>
        <span aria-hidden="true">/</span>
        <PageLink href={`/projects/${projectKey}`}>{name}</PageLink>
        <span aria-hidden="true">/</span>
        <span>Project settings</span>
        <span aria-hidden="true">/</span>
        <span>Apps</span>
      </nav>
      {pages.length < 2 ? null : (
        <nav className="header-links" aria-label="Apps">
          {pages.map(({ key, title }) => (
            <PageLink key={key} href={projectSettingsAddress(projectKey, key)} isCurrent={key === moduleKey}>
              {title}
            </PageLink>
          ))}
        </nav>
      )}
      <h1 className="page-title">{module.title}</h1>
      <ModuleFrame key={module.key} module={module} projectKey={projectKey} />
    </div>
  );
}
