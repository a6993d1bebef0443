import type { ReactNode } from 'react';
import { PageLink } from '../page/page-link';
import { projectPageAddress } from '../page/routes';
import { useShell } from '../page/shell-context';

/** The ways to the pages that the app has in a project. Whoever may see the project may see them. */
export function ProjectPageLinks({ projectKey }: { projectKey: string }): ReactNode {
  const { session } = useShell();
  return session.modules
    .filter(({ type }) => type === 'jira:projectPage')
    .map(({ key, title }) => (
      <PageLink key={key} href={projectPageAddress(projectKey, key)} testId={`link-${key}`}>
        {title}
      </PageLink>
    ));
}
