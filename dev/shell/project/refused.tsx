import SectionMessage from '@atlaskit/section-message';
import type { ReactNode } from 'react';
import { RequestFailed } from '../api/client';

interface RefusedProps {
  /** What the page would have been. */
  page: string;
  title: string;
  reason: string;
  testId: string;
}

/** What Jira itself shows: the app is not even started. */
export function Refused({ page, title, reason, testId }: RefusedProps): ReactNode {
  return (
    <div data-testid={testId} className="admin-page">
      <h1 className="page-title">{page}</h1>
      <SectionMessage appearance="warning" title={title}>
        {reason}
      </SectionMessage>
    </div>
  );
}

export function reasonOf(error: Error): string {
  return error instanceof RequestFailed && error.status === 404
    ? 'It does not exist, or you do not have permission to view it.'
    : error.message;
}
