import { Button, Inline } from '@forge/react';
import React, { useState } from 'react';
import type { ErrorBody } from '../../src/contract/error-body';
import { Problem } from '../common/problem';
import * as strings from '../common/strings';
import { useHeldFocus } from '../common/use-held-focus';
import type { LinkDuplicate, LinkOutcome } from './create-link';
import { Quiet } from './quiet';

interface DuplicateLinkProps {
  issue: { id: string; key: string };
  /** Whether Jira knows the two as duplicates already. */
  isLinked: boolean;
  onLink: LinkDuplicate;
}

/**
 * Links the two issues in Jira and takes that back. The button stays the same element, so that the focus stays on it; where
 * nothing can be taken back, because somebody else was faster, it says so and goes when it is left.
 */
export function DuplicateLink({ issue, isLinked, onLink }: DuplicateLinkProps) {
  const [{ isNew, linkId }, setLink] = useState<LinkOutcome>(isLinked ? { isNew: false } : {});
  const [error, setError] = useState<ErrorBody | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const focus = useHeldFocus();
  const press = async (): Promise<void> => {
    setIsBusy(true);
    const answer = await onLink(issue.id, linkId ?? null);
    if (answer.ok) setLink(answer.data);
    setError(answer.ok ? null : answer.error);
    setIsBusy(false);
  };
  const mayPress = isNew === undefined || (isNew && typeof linkId === 'string');
  const saysSo = !mayPress && focus.isHeld;
  return (
    <>
      <Inline space="space.100" alignBlock="baseline">
        {isNew !== undefined && !saysSo && <Quiet>{strings.panel.linked}</Quiet>}
        {(mayPress || saysSo) && (
          <Button
            appearance="subtle"
            spacing="none"
            onClick={() => void (isBusy || !mayPress || press())}
            {...focus.watch}
            testId={`link-${issue.key}`}
          >
            {saysSo ? strings.panel.linked : isNew === undefined ? strings.panel.link(issue.key) : strings.panel.unlink(issue.key)}
          </Button>
        )}
      </Inline>
      {error !== null && <Problem error={error} />}
    </>
  );
}
