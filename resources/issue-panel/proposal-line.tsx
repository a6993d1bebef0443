import { Box, Checkbox, Inline, Label, Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import type { ConfidenceLevel, ProposalView } from '../../src/contract/panel';
import type { TriageField } from '../../src/contract/triage-field';
import { isolateText } from '../common/isolate-text';
import * as strings from '../common/strings';
import { reasonOf } from '../common/reason-of';
import { Unseen } from '../common/unseen';
import type { PanelStore } from './panel-store';
import { watchFocus } from './watch-focus';

interface ProposalLineProps {
  field: TriageField;
  proposal: ProposalView;
  isChosen: boolean;
  canEdit: boolean;
  isLocked: boolean;
  panel: PanelStore;
}

const APPEARANCE: Record<ConfidenceLevel, 'success' | 'inprogress' | 'default'> = {
  high: 'success',
  medium: 'inprogress',
  low: 'default',
  unknown: 'default',
};

/** Why a likely proposal is not ticked; that others are below the minimum stands above them. */
function heldBackNote({ heldBack, asUrgent = 0 }: ProposalView): string {
  if (heldBack === 'inflated') return strings.panel.inflated(asUrgent);
  return heldBack === 'would-overwrite' ? strings.panel.wouldOverwrite : '';
}

/**
 * One proposed value with its confidence, and quieter below it the reason. All of it is the name of the box, by labels that
 * point to it: `aria-labelledby` is of no use in UI Kit, which changes ids.
 */
export function ProposalLine({ field, proposal, isChosen, canEdit, isLocked, panel }: ProposalLineProps) {
  const { value, level, confidence } = proposal;
  const id = `proposal-${field}-${value.id}`;
  const note = heldBackNote(proposal);
  const lozenge = <Lozenge appearance={APPEARANCE[level]}>{strings.panel.confidenceValue(level, confidence)}</Lozenge>;
  const because = [isolateText(reasonOf(proposal)), note].filter((text) => text !== '').join(' — ');
  const quiet = (
    <Text as="span" size="small" weight="regular" color="color.text.subtle">
      {because}
    </Text>
  );

  return (
    <Stack space="space.0" testId={id}>
      <Inline space="space.100" alignBlock="center" spread="space-between">
        {canEdit ? (
          <Checkbox
            id={id}
            label={value.name}
            isChecked={isChosen}
            isDisabled={isLocked}
            onChange={(event) => panel.toggle(field, value.id, event.target.checked === true)}
            {...watchFocus(panel)}
            testId={`choose-${field}-${value.id}`}
          />
        ) : (
          <Text>{value.name}</Text>
        )}
        {canEdit ? (
          <Label labelFor={id}>
            <Unseen text={`${strings.common.fieldNoun(field)}, `} />
            {lozenge}
            {because !== '' && <Unseen text={strings.panel.because} />}
          </Label>
        ) : (
          lozenge
        )}
      </Inline>
      {because !== '' && (
        <Box paddingInlineStart={canEdit ? 'space.300' : 'space.0'}>{canEdit ? <Label labelFor={id}>{quiet}</Label> : quiet}</Box>
      )}
    </Stack>
  );
}
