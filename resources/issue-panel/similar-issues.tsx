import { Box, Button, Inline, Link, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { AlikeIssueView, SimilarIssueView } from '../../src/contract/panel';
import { isolateText } from '../common/isolate-text';
import * as strings from '../common/strings';
import { DuplicateLink } from './duplicate-link';
import type { LinkDuplicate } from './create-link';
import { Quiet } from './quiet';
import { similarFacts } from './similar-facts';

/** The rest stands behind a button: the eye belongs to what will change. */
const SHOWN_AT_FIRST = 2;

interface SimilarIssuesProps {
  /** With what they share with this one, where that was looked for. */
  issues: (SimilarIssueView | AlikeIssueView)[];
  note?: string;
  testId?: string;
  linkedIds?: readonly string[];
  /** Absent for whoever may not edit the issue. */
  onLink?: LinkDuplicate | undefined;
}

/** Other issues, most similar first, with what they are beside these proposals. Draws nothing without any. */
export function SimilarIssues({
  issues,
  note = strings.panel.similarNote,
  linkedIds = [],
  onLink,
  testId = 'similar',
}: SimilarIssuesProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (issues.length === 0) return null;
  const hidden = issues.length - SHOWN_AT_FIRST;

  return (
    <Stack space="space.050" testId={testId}>
      <Inline space="space.100" alignBlock="baseline" spread="space-between">
        <Inline space="space.100" alignBlock="baseline">
          <Box xcss={{ minWidth: '96px' }}>
            <Text weight="semibold">{strings.panel.similar}</Text>
          </Box>
          <Quiet>{note}</Quiet>
        </Inline>
        {hidden > 0 && (
          <Button appearance="subtle" spacing="none" onClick={() => setIsOpen(!isOpen)} testId={`${testId}-more`}>
            {isOpen ? strings.panel.similarFewer : strings.panel.similarMore(hidden)}
          </Button>
        )}
      </Inline>
      {issues.slice(0, isOpen ? issues.length : SHOWN_AT_FIRST).map((issue) => (
        <Stack key={issue.id} space="space.0">
          <SimilarIssue issue={issue} />
          {onLink !== undefined && <DuplicateLink issue={issue} isLinked={linkedIds.includes(issue.id)} onLink={onLink} />}
        </Stack>
      ))}
    </Stack>
  );
}

/** A new tab, so that looking at an example does not lose what is ticked here. */
function SimilarIssue({ issue }: { issue: SimilarIssueView | AlikeIssueView }) {
  const facts = similarFacts(issue);
  return (
    <Text testId={`similar-${issue.key}`}>
      <Link href={`/browse/${issue.key}`} openNewTab>
        {issue.key}
      </Link>{' '}
      {isolateText(issue.summary)}
      {facts !== '' && <Quiet as="span">{` · ${facts}`}</Quiet>}
    </Text>
  );
}
