import { Box, Button, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { FieldView } from '../../src/contract/panel';
import { strings } from '../common/strings';
import { CurrentValue } from './current-value';
import type { PanelStore } from './panel-store';
import { ProposalLine } from './proposal-line';
import { ValuePicker } from './value-picker';

interface ProposalFieldProps {
  view: FieldView;
  /** Ids of the ticked values. */
  chosen: string[];
  canEdit: boolean;
  isLocked: boolean;
  takesFocus: boolean;
  panel: PanelStore;
}

/** One field: what is there now, what is proposed, and the way to other values. */
export function ProposalField({ view, chosen, canEdit, isLocked, takesFocus, panel }: ProposalFieldProps) {
  const [isPicking, setIsPicking] = useState(false);
  const hasPicker = canEdit && view.available && view.options.length > 0;

  return (
    <Stack space="space.050" testId={`field-${view.field}`}>
      <Inline space="space.100" rowSpace="space.0" alignBlock="baseline" spread="space-between" shouldWrap>
        <Inline space="space.100" alignBlock="baseline">
          <Box xcss={{ minWidth: '96px' }}>
            <Text weight="semibold">{strings.common.fieldNames[view.field]}</Text>
          </Box>
          {view.available ? (
            <CurrentValue view={view} chosen={chosen} />
          ) : (
            <Text color="color.text.subtlest">{strings.panel.notAvailable}</Text>
          )}
        </Inline>
        {hasPicker && (
          <Button
            appearance="subtle"
            spacing="none"
            autoFocus={takesFocus}
            isDisabled={isLocked}
            onClick={() => setIsPicking(!isPicking)}
            testId={`change-${view.field}`}
          >
            {isPicking ? strings.panel.changeDone(view.field) : strings.panel.change(view.field)}
          </Button>
        )}
      </Inline>
      {view.available && view.proposals.length === 0 && (
        <Text size="small" color="color.text.subtlest">
          {strings.panel.nothingProposed}
        </Text>
      )}
      {view.proposals.map((proposal) => (
        <ProposalLine
          key={proposal.value.id}
          field={view.field}
          proposal={proposal}
          isChosen={chosen.includes(proposal.value.id)}
          canEdit={canEdit && view.available}
          isLocked={isLocked}
          onToggle={(isChosen) => panel.toggle(view.field, proposal.value.id, isChosen)}
        />
      ))}
      {hasPicker && isPicking && <ValuePicker view={view} chosen={chosen} isLocked={isLocked} onPick={(ids) => panel.pick(view, ids)} />}
    </Stack>
  );
}
