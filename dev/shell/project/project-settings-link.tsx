import type { ReactNode } from 'react';
import { PageLink } from '../page/page-link';
import { projectSettingsAddress } from '../page/routes';
import { useShell } from '../page/shell-context';
import { useLoaded } from '../page/use-loaded';
import { administersProject } from './project-permission';

/** The way to a project's settings, for those who administer it; to the first page that the app has there. */
export function ProjectSettingsLink({ projectKey }: { projectKey: string }): ReactNode {
  const { client, session } = useShell();
  const { data } = useLoaded(projectKey, () => administersProject(client, projectKey));
  const page = session.modules.find(({ type }) => type === 'jira:projectSettingsPage');
  if (page === undefined || data !== true) return null;
  return (
    <PageLink href={projectSettingsAddress(projectKey, page.key)} testId="link-project-settings">
      Project settings
    </PageLink>
  );
}
