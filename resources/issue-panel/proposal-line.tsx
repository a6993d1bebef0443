import { Box, Checkbox, Inline, Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import type { ConfidenceLevel, ProposalView } from '../../src/contract/panel';
import type { TriageField } from '../../src/contract/triage-field';
import { strings } from '../common/strings';

interface ProposalLineProps {
  field: TriageField;
  proposal: ProposalView;
  isChosen: boolean;
  canEdit: boolean;
  isLocked: boolean;
  onToggle: (isChosen: boolean) => void;
}

const APPEARANCE: Record<ConfidenceLevel, 'success' | 'inprogress' | 'default'> = {
  high: 'success',
  medium: 'inprogress',
  low: 'default',
  unknown: 'default',
};

/** One proposed value with its confidence, and quieter below it the reason. */
export function ProposalLine({ field, proposal, isChosen, canEdit, isLocked, onToggle }: ProposalLineProps) {
  const { value, reason, heldBack } = proposal;
  const notes = [
    reason,
    heldBack === undefined ? '' : strings.panel.heldBack[heldBack],
    canEdit && heldBack === 'would-overwrite' ? strings.panel.notInAcceptAll : '',
  ].filter((note) => note !== '');

  return (
    <Stack space="space.025" testId={`proposal-${field}-${value.id}`}>
      <Inline space="space.100" alignBlock="center" spread="space-between">
        {canEdit ? (
          <Checkbox
            id={`proposal-${field}-${value.id}`}
            label={value.name}
            isChecked={isChosen}
            isDisabled={isLocked}
            onChange={(event) => onToggle(event.target.checked === true)}
            testId={`choose-${field}-${value.id}`}
          />
        ) : (
          <Text>{value.name}</Text>
        )}
        <Lozenge appearance={APPEARANCE[proposal.level]}>{strings.panel.confidenceValue(proposal.level, proposal.confidence)}</Lozenge>
      </Inline>
      {notes.length > 0 && (
        <Box paddingInlineStart={canEdit ? 'space.300' : 'space.0'}>
          <Text size="small" color="color.text.subtle">
            {notes.join(' — ')}
          </Text>
        </Box>
      )}
    </Stack>
  );
}
