import { Inline, LoadingButton, Text } from '@forge/react';
import React, { useState } from 'react';
import type { PanelAnswers } from '../../src/contract/panel';
import type { Result } from '../../src/contract/result';
import { Problem } from '../common/problem';
import * as strings from '../common/strings';
import { SimilarIssues } from './similar-issues';

type Found = Result<PanelAnswers['findSimilar']>;

/** Similar issues of the past, which cost a call to Jira each: nobody reads them until somebody wants to. */
export function FindSimilar({ onFind }: { onFind: () => Promise<Found> }) {
  const [found, setFound] = useState<Found | 'looking' | null>(null);
  if (found === null || found === 'looking') {
    const look = async (): Promise<void> => {
      setFound('looking');
      setFound(await onFind());
    };
    return (
      <Inline>
        <LoadingButton appearance="subtle" spacing="none" isLoading={found === 'looking'} onClick={() => void look()} testId="find-similar">
          {strings.panel.findSimilar}
        </LoadingButton>
      </Inline>
    );
  }
  if (!found.ok) return <Problem error={found.error} />;
  const { similar } = found.data;
  return similar.length === 0 ? (
    <Text color="color.text.subtle">{strings.panel.noneSimilar}</Text>
  ) : (
    <SimilarIssues issues={similar} note={strings.panel.similarPast} />
  );
}
