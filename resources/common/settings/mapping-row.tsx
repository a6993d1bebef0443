import { Button, ErrorMessage, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import { settingsStrings } from '../strings/settings';
import { Unseen } from '../unseen';
import type { Entry, Mapping } from './lines';
import { MappingInputs } from './mapping-inputs';

const texts = settingsStrings.mappings;

interface MappingRowProps {
  index: number;
  mapping: Mapping;
  fault: string | null;
  /** The labels to choose from while the row is edited, else null. */
  labels: Entry[] | null;
  onEdit: (isEdited: boolean) => void;
  onChange: (patch: Partial<Mapping>) => void;
  /** Whether the row before or after it has just been removed by its button. */
  takesFocus: boolean;
  onRemove: () => void;
}

/** What the model says → the label that is meant. */
export function MappingRow({ index, mapping, fault, labels, onEdit, onChange, takesFocus, onRemove }: MappingRowProps) {
  const pair = texts.pair(mapping.from, mapping.to);
  return (
    <Stack space="space.0" testId={`mapping-${index}`}>
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        {labels === null ? (
          <Text>{pair}</Text>
        ) : (
          <MappingInputs index={index} mapping={mapping} labels={labels} isInvalid={fault !== null} onChange={onChange} />
        )}
        <Button spacing="compact" appearance="subtle" onClick={() => onEdit(labels === null)} testId={`edit-mapping-${index}`}>
          {labels === null ? texts.edit : texts.done}
          <Unseen text={` ${pair}`} />
        </Button>
        <Button autoFocus={takesFocus} spacing="compact" appearance="subtle" onClick={onRemove} testId={`remove-mapping-${index}`}>
          {settingsStrings.list.removeShort}
          <Unseen text={` ${pair}`} />
        </Button>
      </Inline>
      {fault !== null && <ErrorMessage testId={`mapping-fault-${index}`}>{fault}</ErrorMessage>}
    </Stack>
  );
}
