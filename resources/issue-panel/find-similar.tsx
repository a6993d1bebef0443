import { Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { PanelAnswers, SimilarIssueView } from '../../src/contract/panel';
import type { Result } from '../../src/contract/result';
import { Problem } from '../common/problem';
import * as strings from '../common/strings';
import type { LinkDuplicate } from './create-link';
import { SimilarIssues } from './similar-issues';

type Found = Result<PanelAnswers['findSimilar']>;

interface FindSimilarProps {
  /** Shown above already. */
  examples: SimilarIssueView[];
  onFind: () => Promise<Found>;
  onLink: LinkDuplicate;
}

/**
 * Issues that read like this one, open and resolved, which cost some of Jira's points: nobody reads them until somebody wants to. The button stays,
 * and does nothing while they are looked for, because one that is loading or gone drops the keyboard focus.
 */
export function FindSimilar({ examples, onFind, onLink }: FindSimilarProps) {
  const [found, setFound] = useState<Found | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const look = async (): Promise<void> => {
    setIsLooking(true);
    setFound(await onFind());
    setIsLooking(false);
  };
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center">
        <Button appearance="subtle" spacing="none" onClick={() => void (isLooking || look())} testId="find-similar">
          {strings.panel.findSimilar}
        </Button>
        {isLooking && <Spinner size="small" label={strings.common.loading} />}
      </Inline>
      {found !== null && <FoundSimilar found={found} examples={examples} onLink={onLink} />}
    </Stack>
  );
}

function FoundSimilar({ found, examples, onLink }: Omit<FindSimilarProps, 'onFind'> & { found: Found }) {
  if (!found.ok) return <Problem error={found.error} />;
  const { open, similar, linkedIds } = found.data;
  const past = similar.filter(({ id }) => !examples.some((example) => example.id === id));
  if (open.length + past.length === 0) return <Text color="color.text.subtle">{strings.panel.noneSimilar}</Text>;
  const both = { linkedIds, onLink };
  return (
    <Stack space="space.100">
      <SimilarIssues issues={open} note={strings.panel.similarOpen} testId="similar-open" {...both} />
      <SimilarIssues issues={past} note={strings.panel.similarPast} testId="similar-past" {...both} />
    </Stack>
  );
}
