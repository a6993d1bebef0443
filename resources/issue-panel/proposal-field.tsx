import { Box, Button, Heading, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { FieldView } from '../../src/contract/panel';
import * as strings from '../common/strings';
import { CurrentValue } from './current-value';
import type { PanelStore } from './panel-store';
import { ProposalLine } from './proposal-line';
import { Quiet } from './quiet';
import { ValuePicker } from './value-picker';

interface ProposalFieldProps {
  view: FieldView;
  /** Ids of the ticked values. */
  chosen: string[];
  canEdit: boolean;
  isLocked: boolean;
  /** Whether proposals below the minimum are shown; a ticked one always is. */
  showsUnlikely: boolean;
  /** One below the title of what the panel stands in. */
  heading: 'h2' | 'h3';
  panel: PanelStore;
}

/** One field: what is there now, what is proposed, and the way to other values. */
export function ProposalField({ view, chosen, canEdit, isLocked, showsUnlikely, heading, panel }: ProposalFieldProps) {
  const [isPicking, setIsPicking] = useState(false);
  const { field, available, proposals } = view;
  /** What was ticked once stays in view, so that unticking it does not take the box away with the focus on it. */
  const [seen, setSeen] = useState(chosen);
  if (chosen.some((id) => !seen.includes(id))) setSeen([...seen, ...chosen]);
  const hasPicker = canEdit && available && view.options.length > 0;
  const likely = proposals.filter(({ heldBack }) => heldBack !== 'below-minimum');
  const unlikely = proposals.filter(({ value, heldBack }) => heldBack === 'below-minimum' && (showsUnlikely || seen.includes(value.id)));
  const line = (proposal: FieldView['proposals'][number]) => (
    <ProposalLine
      key={proposal.value.id}
      field={field}
      proposal={proposal}
      isChosen={chosen.includes(proposal.value.id)}
      canEdit={canEdit && available}
      isLocked={isLocked}
      panel={panel}
    />
  );

  return (
    <Stack space="space.025" testId={`field-${field}`}>
      <Inline space="space.100" rowSpace="space.0" alignBlock="baseline" spread="space-between" shouldWrap>
        <Inline space="space.100" alignBlock="baseline">
          <Box xcss={{ minWidth: '96px' }}>
            <Heading as={heading} size="xsmall">
              {strings.common.fieldNames[field]}
            </Heading>
          </Box>
          {available ? <CurrentValue view={view} chosen={chosen} /> : <Text color="color.text.subtlest">{strings.panel.notAvailable}</Text>}
        </Inline>
        {hasPicker && (
          <Button
            appearance="subtle"
            spacing="none"
            isDisabled={isLocked}
            onClick={() => setIsPicking(!isPicking)}
            testId={`change-${field}`}
          >
            {isPicking ? strings.panel.changeDone(field) : strings.panel.change(field)}
          </Button>
        )}
      </Inline>
      {available && likely.length === 0 && <Quiet>{noneText(view)}</Quiet>}
      {likely.map(line)}
      {unlikely.length > 0 && <Quiet>{strings.panel.belowMinimum(view.minConfidence)}</Quiet>}
      {unlikely.map(line)}
      {hasPicker && isPicking && <ValuePicker view={view} chosen={chosen} isLocked={isLocked} onPick={(ids) => panel.pick(view, ids)} />}
    </Stack>
  );
}

function noneText({ field, changedSince, proposals }: FieldView): string {
  if (changedSince === true) return strings.panel.changedSince(field);
  return proposals.length > 0 ? strings.panel.nothingLikely : strings.panel.nothingProposed;
}
