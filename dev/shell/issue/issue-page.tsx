import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import { type ReactNode, useState } from 'react';
import { AdfView } from '../adf/adf-view';
import { RequestFailed } from '../api/client';
import type { AppModule } from '../api/types';
import { ModuleFrame } from '../page/module-frame';
import { PageLink } from '../page/page-link';
import { useShell } from '../page/shell-context';
import { useLoaded } from '../page/use-loaded';
import { ActionModal } from './action-modal';
import { Activity } from './activity';
import { AppsMenu } from './apps-menu';
import { DetailsSidebar } from './details-sidebar';
import { loadIssue } from './load-issue';
import { useChangesByOthers } from './use-changes-by-others';

/** Jira's issue view. Its fields stay as they were loaded until something asks for them again. */
export function IssuePage({ issueKey }: { issueKey: string }): ReactNode {
  const { client, session } = useShell();
  const { data, error, reload } = useLoaded(issueKey, () => loadIssue(client, issueKey));
  const [action, setAction] = useState<AppModule | null>(null);
  useChangesByOthers(data?.issue, data?.changes);
  if (data === null) {
    return error ? <IssueMissing error={error} issueKey={issueKey} /> : <Spinner label={`Loading ${issueKey}`} />;
  }
  const { issue, editable, changes } = data;
  const { fields } = issue;
  const panels = session.modules.filter((module) => module.type === 'jira:issuePanel');
  const actions = session.modules.filter((module) => module.type === 'jira:issueAction');
  return (
    <div className="issue-layout">
      <div className="issue-main">
        <nav className="breadcrumbs" aria-label="Breadcrumbs">
          <PageLink href="/">Projects</PageLink>
          <span aria-hidden="true">/</span>
          <PageLink href={`/projects/${fields.project?.key ?? ''}`}>{fields.project?.name}</PageLink>
          <span aria-hidden="true">/</span>
          <span>{issue.key}</span>
          <AppsMenu actions={actions} onOpen={setAction} />
        </nav>
        {error === null ? null : (
          <SectionMessage appearance="warning" title="These fields may be out of date">
            {error.message}
          </SectionMessage>
        )}
        <h1 data-testid="issue-summary">{fields.summary}</h1>
        <section aria-labelledby="description-heading" data-testid="issue-description">
          <h2 id="description-heading">Description</h2>
          {fields.description ? <AdfView document={fields.description} /> : <p className="subtle">No description.</p>}
        </section>
        {panels.map((module) => (
          <section key={module.key} className="issue-panel" aria-label={module.title}>
            <h2>{module.title}</h2>
            <ModuleFrame module={module} issueKey={issue.key} onRefresh={reload} />
          </section>
        ))}
        <Activity changes={changes} />
      </div>
      <DetailsSidebar issue={issue} editable={editable} onChanged={reload} />
      <ActionModal module={action} issueKey={issue.key} onRefresh={reload} onClose={() => setAction(null)} />
    </div>
  );
}

function IssueMissing({ error, issueKey }: { error: Error; issueKey: string }): ReactNode {
  const isHidden = error instanceof RequestFailed && error.status === 404;
  return (
    <div data-testid="issue-missing">
      <SectionMessage appearance="warning" title={isHidden ? `You cannot view ${issueKey}` : 'The issue could not be loaded'}>
        {isHidden ? 'It does not exist, or you do not have permission to view it.' : error.message}
      </SectionMessage>
    </div>
  );
}
