import Avatar from '@atlaskit/avatar';
import SectionMessage from '@atlaskit/section-message';
import { type ReactNode, useState } from 'react';
import type { EditMetadata, Issue, JiraUser } from '../api/types';
import { useShell } from '../page/shell-context';
import { ComponentsField, LabelsField, PriorityField } from './editable-fields';
import { StatusLozenge } from './status-lozenge';

/** The fields beside the issue. The three that triage is about can be changed by hand, through Jira's REST interface. */
export function DetailsSidebar({
  issue,
  editable,
  onChanged,
}: {
  issue: Issue;
  editable: EditMetadata;
  onChanged: () => Promise<void>;
}): ReactNode {
  const { client } = useShell();
  const [error, setError] = useState<string | null>(null);
  const { fields } = issue;
  const save = async (change: Record<string, unknown>): Promise<void> => {
    try {
      setError(null);
      await client.put(`/rest/api/3/issue/${issue.id}`, { fields: change });
      await onChanged();
    } catch (failure) {
      setError((failure as Error).message);
    }
  };
  return (
    <aside className="details" aria-label="Details" data-testid="issue-details">
      <h2>Details</h2>
      {error === null ? null : <SectionMessage appearance="error">{error}</SectionMessage>}
      <dl>
        <Detail name="Status">
          <StatusLozenge status={fields.status} />
        </Detail>
        <Detail name="Priority" testId="field-priority">
          <PriorityField value={fields.priority ?? null} edit={editable.priority} onSave={save} />
        </Detail>
        <Detail name="Components" testId="field-components">
          <ComponentsField value={fields.components ?? []} edit={editable.components} onSave={save} />
        </Detail>
        <Detail name="Labels" testId="field-labels">
          <LabelsField value={fields.labels ?? []} edit={editable.labels} onSave={save} />
        </Detail>
        <Detail name="Assignee" testId="field-assignee">
          <PersonValue person={fields.assignee ?? null} nobody="Unassigned" />
        </Detail>
        <Detail name="Reporter">
          <PersonValue person={fields.reporter ?? null} nobody="None" />
        </Detail>
        <Detail name="Project">{fields.project?.name}</Detail>
      </dl>
    </aside>
  );
}

function Detail({ name, testId, children }: { name: string; testId?: string; children: ReactNode }): ReactNode {
  return (
    <div className="detail">
      <dt>{name}</dt>
      <dd data-testid={testId}>{children}</dd>
    </div>
  );
}

function PersonValue({ person, nobody }: { person: JiraUser | null; nobody: string }): ReactNode {
  if (person === null) return <span className="subtle">{nobody}</span>;
  return (
    <span className="person">
      <Avatar size="xsmall" name={person.displayName} />
      {person.displayName}
    </span>
  );
}
