import SectionMessage from '@atlaskit/section-message';
import type { ReactNode } from 'react';
import { ModuleFrame } from '../page/module-frame';
import { useShell } from '../page/shell-context';

/** Jira's admin area with the app's own page in it. */
export function AdminPage(): ReactNode {
  const { session, client } = useShell();
  if (client.person.role !== 'administrator') return <AdministratorsOnly />;
  const modules = session.modules.filter((module) => module.type === 'jira:adminPage');
  return modules.map((module) => (
    <div key={module.key} className="admin-page">
      <nav className="breadcrumbs" aria-label="Breadcrumbs">
        <span>Apps</span>
        <span aria-hidden="true">/</span>
        <span>{module.title}</span>
      </nav>
      <h1 className="page-title">{module.title}</h1>
      <ModuleFrame module={module} />
    </div>
  ));
}

/** What Jira itself shows: the app is not even started. */
function AdministratorsOnly(): ReactNode {
  return (
    <div data-testid="admin-refused" className="admin-page">
      <h1 className="page-title">Apps</h1>
      <SectionMessage appearance="warning" title="You need to be a Jira administrator">
        Only administrators of this site can configure apps. Ask one of them, or change the person at the top of the page.
      </SectionMessage>
    </div>
  );
}
