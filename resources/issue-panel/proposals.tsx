import { Box, Button, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import type { SuggestionView } from '../../src/contract/panel';
import { isCuredBySettings } from '../common/error-message';
import { formatSeconds, formatTime } from '../common/format';
import { Problem } from '../common/problem';
import { strings } from '../common/strings';
import type { PanelModel } from './panel-model';
import type { PanelStore } from './panel-store';
import { ProposalButtons } from './proposal-buttons';
import { ProposalField } from './proposal-field';
import { SettingsLink } from './settings-link';
import { SimilarIssues } from './similar-issues';
import { Working } from './working';

interface ProposalsProps {
  suggestion: SuggestionView;
  model: PanelModel;
  panel: PanelStore;
}

/** An open suggestion: a block for each field, then the buttons, once. */
export function Proposals({ suggestion, model, panel }: ProposalsProps) {
  const { error, run } = model;
  const isLocked = run !== null || model.pending !== null;
  const focusField = model.takesFocus ? suggestion.fields.find((field) => field.options.length > 0)?.field : undefined;

  return (
    <Stack space="space.200" testId="proposals">
      <Inline space="space.100" spread="space-between">
        <Text size="small" color="color.text.subtlest">
          {suggestion.canEdit ? strings.panel.untilAccepted : strings.panel.readOnly}
        </Text>
        <Box xcss={{ minWidth: '72px' }}>
          <Text size="small" color="color.text.subtlest" align="end">
            {strings.panel.confidence}
          </Text>
        </Box>
      </Inline>
      {suggestion.fields.map((view) => (
        <ProposalField
          key={view.field}
          view={view}
          chosen={suggestion.canEdit ? model.selection[view.field] : []}
          canEdit={suggestion.canEdit}
          isLocked={isLocked}
          takesFocus={view.field === focusField}
          panel={panel}
        />
      ))}
      <SimilarIssues issues={suggestion.similar} />
      {error !== null && <Problem error={error} />}
      {error !== null && isCuredBySettings(error) && model.isAdministrator === true && <SettingsLink />}
      {model.isOutdated && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text color="color.text.subtle">{strings.panel.changedElsewhere}</Text>
          <Button appearance="subtle" spacing="compact" onClick={() => void panel.load()} testId="reload">
            {strings.common.reload}
          </Button>
        </Inline>
      )}
      {model.isUnchanged && (
        <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap testId="unchanged">
          <Text color="color.text.subtle">{strings.panel.unchanged(formatTime(suggestion.createdAt))}</Text>
          <Button appearance="subtle" spacing="compact" onClick={() => void panel.askAgain()} testId="ask-again">
            {strings.panel.askAgain}
          </Button>
        </Inline>
      )}
      {run !== null && <Working run={run} panel={panel} takesFocus={model.takesFocus} />}
      {run === null && suggestion.canEdit && (
        <ProposalButtons
          suggestion={suggestion}
          model={model}
          panel={panel}
          takesFocus={model.takesFocus && (error !== null || focusField === undefined)}
        />
      )}
      <Text size="small" color="color.text.subtlest" testId="provenance">
        {strings.panel.footer(
          suggestion.model,
          formatSeconds(suggestion.durationMs),
          suggestion.descriptionCharacters,
          suggestion.similar.length,
        )}
      </Text>
    </Stack>
  );
}
