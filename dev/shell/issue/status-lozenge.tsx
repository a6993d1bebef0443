import Lozenge from '@atlaskit/lozenge';
import type { ReactNode } from 'react';
import type { IssueFields } from '../api/types';

const APPEARANCES = { new: 'default', indeterminate: 'inprogress', done: 'success' } as const;

export function StatusLozenge({ status }: { status: IssueFields['status'] }): ReactNode {
  if (!status) return null;
  const category = status.statusCategory?.key ?? 'new';
  return (
    <Lozenge appearance={Object.hasOwn(APPEARANCES, category) ? APPEARANCES[category as keyof typeof APPEARANCES] : 'default'}>
      {status.name}
    </Lozenge>
  );
}
