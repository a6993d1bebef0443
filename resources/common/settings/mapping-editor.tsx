import { Box, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import { findMappingFaults } from '../../../src/contract/mapping-faults';
import { BusyButton } from '../busy-button';
import { faultAt } from '../editing/fault-at';
import { settingsStrings } from '../strings/settings';
import type { Entry, Mapping } from './lines';
import { PAGE_SIZE } from './list-view';
import { MappingRow } from './mapping-row';
import { Pager } from './pager';
import { useSuccessor } from '../use-successor';

const texts = settingsStrings.mappings;

interface MappingEditorProps {
  mappings: Mapping[];
  /** The labels that may be meant. */
  labels: Entry[];
  /** Whether a rule allows labels that are not among them. */
  mayBeOther?: boolean;
  onChange: (mappings: Mapping[]) => void;
}

/** The label mappings as a table; what is wrong stands at each row. */
export function MappingEditor({ mappings, labels, mayBeOther = false, onChange }: MappingEditorProps) {
  const [page, setPage] = useState(0);
  /** The one that has inputs: a select of 500 labels in each row would make every keystroke slow. */
  const [edited, setEdited] = useState<number | null>(null);
  /** Takes the focus of a row that was removed. */
  const [neighbor, setNeighbor] = useState<number | null>(null);
  const adder = useSuccessor();
  const faults = findMappingFaults(mappings, mayBeOther ? null : labels);
  const pages = Math.max(1, Math.ceil(mappings.length / PAGE_SIZE));
  const shown = Math.min(page, pages - 1);
  const first = shown * PAGE_SIZE;

  const change = (index: number, patch: Partial<Mapping>) =>
    onChange(mappings.map((mapping, position) => (position === index ? { ...mapping, ...patch } : mapping)));
  const add = () => {
    onChange([...mappings, { from: '', to: '' }]);
    setPage(Math.floor(mappings.length / PAGE_SIZE));
    setEdited(mappings.length);
    setNeighbor(null);
  };
  const remove = (index: number) => {
    const others = mappings.filter((_, position) => position !== index);
    setNeighbor(Math.min(index, others.length - 1));
    if (others.length === 0) adder.takeOver();
    setEdited(null);
    onChange(others);
  };

  return (
    <Stack space="space.150" testId="mappings">
      {mappings.length === 0 && <Text color="color.text.subtle">{texts.none}</Text>}
      <Box key={`${shown}/${mappings.length}`}>
        <Stack space="space.100">
          {mappings.slice(first, first + PAGE_SIZE).map((mapping, offset) => (
            <MappingRow
              key={offset}
              index={first + offset}
              mapping={mapping}
              fault={faultAt(faults, `labelMappings.${first + offset}`)}
              labels={edited === first + offset ? labels : null}
              onEdit={(isEdited) => setEdited(isEdited ? first + offset : null)}
              onChange={(patch) => change(first + offset, patch)}
              takesFocus={first + offset === neighbor}
              onRemove={() => remove(first + offset)}
            />
          ))}
        </Stack>
      </Box>
      <Pager
        of={settingsStrings.values.mappings}
        page={shown}
        pages={pages}
        all={mappings.length}
        onPage={setPage}
        testId="pager-mappings"
      />
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <BusyButton
          key={adder.key}
          autoFocus={adder.autoFocus}
          isDisabled={labels.length === 0 || mappings.length >= SETTINGS_LIMITS.labelMappings}
          onClick={add}
          testId="add-mapping"
        >
          {texts.add}
        </BusyButton>
        {labels.length === 0 && <Text color="color.text.subtle">{texts.addFirst}</Text>}
      </Inline>
    </Stack>
  );
}
