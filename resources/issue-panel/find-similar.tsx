import { Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { PanelAnswers } from '../../src/contract/panel';
import type { Result } from '../../src/contract/result';
import { Problem } from '../common/problem';
import * as strings from '../common/strings';
import type { LinkDuplicate } from './create-link';
import { SimilarIssues } from './similar-issues';

type Found = Result<PanelAnswers['findSimilar']>;

/**
 * Similar issues of the past, which cost a call to Jira each: nobody reads them until somebody wants to. The button stays,
 * and does nothing while they are looked for, because one that is loading or gone drops the keyboard focus.
 */
export function FindSimilar({ onFind, onLink }: { onFind: () => Promise<Found>; onLink: LinkDuplicate }) {
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
      {found !== null && <FoundSimilar found={found} onLink={onLink} />}
    </Stack>
  );
}

function FoundSimilar({ found, onLink }: { found: Found; onLink: LinkDuplicate }) {
  if (!found.ok) return <Problem error={found.error} />;
  const { similar, linkedIds } = found.data;
  return similar.length === 0 ? (
    <Text color="color.text.subtle">{strings.panel.noneSimilar}</Text>
  ) : (
    <SimilarIssues issues={similar} note={strings.panel.similarPast} linkedIds={linkedIds} onLink={onLink} />
  );
}
