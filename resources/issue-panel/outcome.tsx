import { view } from '@forge/bridge';
import { Button, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import type { SuggestionOutcome, SuggestionView } from '../../src/contract/panel';
import { isCuredBySettings } from '../common/error-message';
import { Problem } from '../common/problem';
import { strings } from '../common/strings';
import { outcomeLines } from './outcome-lines';
import type { PanelModel } from './panel-model';
import type { PanelStore } from './panel-store';
import { PendingMark } from './pending-mark';
import { SettingsLink } from './settings-link';
import { Working } from './working';

interface OutcomeProps {
  suggestion: SuggestionView;
  outcome: Exclude<SuggestionOutcome, { kind: 'open' }>;
  model: PanelModel;
  panel: PanelStore;
  isDialog: boolean;
}

/** What became of a suggestion: what changed, line by line, and the way back. */
export function Outcome({ suggestion, outcome, model, panel, isDialog }: OutcomeProps) {
  const { error, run, pending } = model;
  const { title, changes } = outcomeLines(outcome);
  const focus = { onFocus: () => panel.setFocus(true), onBlur: () => panel.setFocus(false) };
  const canUndo = outcome.kind === 'applied' && outcome.changes.length > 0 && suggestion.canEdit;

  return (
    <Stack space="space.150" testId={`outcome-${outcome.kind}`}>
      <Stack space="space.050">
        {changes.map((line) => (
          <Text key={line} weight="medium">
            {line}
          </Text>
        ))}
        <Text size={changes.length > 0 ? 'small' : 'medium'} color="color.text.subtle">
          {title}
        </Text>
      </Stack>
      {error !== null && <Problem error={error} />}
      {error !== null && isCuredBySettings(error) && model.isAdministrator === true && <SettingsLink />}
      {run !== null && <Working run={run} panel={panel} takesFocus={model.takesFocus} />}
      {run === null && (
        <Inline key={outcome.kind} space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap>
          {isDialog && (
            <Button
              appearance="primary"
              autoFocus={model.takesFocus}
              onClick={() => {
                // A place that is no dialog cannot be closed, and need not be.
                void view.close().catch(() => undefined);
              }}
              testId="close"
            >
              {strings.panel.close}
            </Button>
          )}
          {canUndo && (
            <Button autoFocus={model.takesFocus && !isDialog} onClick={() => void panel.undo()} testId="undo" {...focus}>
              {strings.panel.undo}
            </Button>
          )}
          {suggestion.canEdit && (
            <Button
              appearance={canUndo || isDialog ? 'subtle' : 'default'}
              autoFocus={model.takesFocus && !isDialog && !canUndo}
              isDisabled={pending !== null}
              onClick={() => void panel.suggest()}
              testId="suggest-again"
              {...focus}
            >
              {strings.panel.suggestAgain}
            </Button>
          )}
          <PendingMark isShown={pending !== null} />
        </Inline>
      )}
    </Stack>
  );
}
