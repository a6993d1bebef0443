import { Button, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { SuggestionView } from '../../src/contract/panel';
import { formatSeconds } from '../common/format';
import * as strings from '../common/strings';
import type { PanelModel } from './panel-model';
import type { PanelStore } from './panel-store';
import { FindSimilar } from './find-similar';
import { ProposalField } from './proposal-field';
import { Quiet } from './quiet';
import { SimilarIssues } from './similar-issues';

interface ProposalsProps {
  suggestion: SuggestionView;
  model: PanelModel;
  panel: PanelStore;
  isDialog: boolean;
}

/** An open suggestion: a block for each field. What is unlikely is folded away until somebody asks for it. */
export function Proposals({ suggestion, model, panel, isDialog }: ProposalsProps) {
  const [showsUnlikely, setShowsUnlikely] = useState(false);
  const isLocked = model.run !== null || model.pending !== null;
  const unlikely = suggestion.fields.flatMap(({ proposals }) => proposals).filter(({ heldBack }) => heldBack === 'below-minimum').length;

  return (
    <Stack space="space.100" testId="proposals">
      {model.changes.map(({ who, field, from, to }) => (
        <Text key={`${field} ${from} ${to}`} testId="recent-change">
          {strings.panel.changedBy(who, field, from, to)}
        </Text>
      ))}
      {suggestion.fields.map((view) => (
        <ProposalField
          key={view.field}
          view={view}
          chosen={suggestion.canEdit ? model.selection[view.field] : []}
          canEdit={suggestion.canEdit}
          isLocked={isLocked}
          showsUnlikely={showsUnlikely}
          heading={isDialog ? 'h2' : 'h3'}
          panel={panel}
        />
      ))}
      {unlikely > 0 && (
        <Inline>
          <Button appearance="subtle" spacing="none" onClick={() => setShowsUnlikely(!showsUnlikely)} testId="unlikely">
            {showsUnlikely ? strings.panel.hideUnlikely : strings.panel.unlikely(unlikely)}
          </Button>
        </Inline>
      )}
      <SimilarIssues issues={suggestion.similar} onLink={suggestion.canEdit ? panel.link : undefined} />
      {suggestion.canEdit && (
        <FindSimilar key={suggestion.id} examples={suggestion.similar} onFind={panel.findSimilar} onLink={panel.link} />
      )}
      <Quiet testId="provenance">
        {suggestion.learnedFrom !== null
          ? strings.panel.learnedFrom(suggestion.learnedFrom)
          : strings.panel.footer(
              suggestion.model,
              formatSeconds(suggestion.durationMs),
              suggestion.descriptionCharacters,
              suggestion.similar.length,
              suggestion.weighedAgainst,
            )}
      </Quiet>
    </Stack>
  );
}
