import type { ReactNode } from 'react';
import type { Issue } from '../api/types';
import { PageLink } from '../page/page-link';
import { StatusLozenge } from './status-lozenge';

const COLUMNS = ['Type', 'Key', 'Summary', 'Priority', 'Components', 'Labels', 'Status'] as const;

export function IssueTable({ issues }: { issues: readonly Issue[] }): ReactNode {
  return (
    <table className="issue-table" data-testid="issue-list">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {issues.map((issue) => (
          <IssueRow key={issue.key} issue={issue} />
        ))}
      </tbody>
    </table>
  );
}

function IssueRow({ issue: { key, fields } }: { issue: Issue }): ReactNode {
  return (
    <tr data-testid={`issue-row-${key}`}>
      <td data-column="Type">{fields.issuetype?.name}</td>
      <td data-column="Key">
        <PageLink href={`/browse/${key}`}>{key}</PageLink>
      </td>
      <td data-column="Summary" className="issue-row-summary">
        <PageLink href={`/browse/${key}`}>{fields.summary}</PageLink>
      </td>
      <td data-column="Priority">{fields.priority?.name ?? 'None'}</td>
      <td data-column="Components">{(fields.components ?? []).map((component) => component.name).join(', ')}</td>
      <td data-column="Labels">
        {(fields.labels ?? []).map((label) => (
          <span key={label} className="chip">
            {label}
          </span>
        ))}
      </td>
      <td data-column="Status">
        <StatusLozenge status={fields.status} />
      </td>
    </tr>
  );
}
