import { Box, Button, Checkbox, Inline, Label, Lozenge, Stack, Text, xcss } from '@forge/react';
import React from 'react';
import type { QueueRow } from '../../src/contract/queue';
import { TRIAGE_FIELDS } from '../../src/contract/triage-field';
import { AlsoHere } from '../common/also-here';
import * as texts from '../common/strings/triage-page';
import { Unseen } from '../common/unseen';
import { LikelyDuplicates } from './likely-duplicates';
import type { QueueStore } from './queue-store';
import { rowState, tickedProposals, type RowNote, type RowState } from './row-state';

const line = {
  borderColor: 'color.border',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  borderRadius: 'radius.small',
  paddingBlock: 'space.100',
  paddingInline: 'space.150',
} as const;

const closed = xcss(line);
const open = xcss({ ...line, backgroundColor: 'color.background.selected' });

const APPEARANCE: Partial<Record<RowState, 'success' | 'inprogress' | 'new' | 'removed'>> = {
  accepted: 'success',
  working: 'inprogress',
  saving: 'inprogress',
  proposed: 'new',
  failed: 'removed',
};

const DAY_MS = 86_400_000;

interface QueueRowProps {
  row: QueueRow;
  note: RowNote | undefined;
  isOpen: boolean;
  isSelected: boolean;
  /** Whether something of it would be accepted. */
  isSelectable: boolean;
  /** When the list was read, milliseconds since 1970. */
  readAt: number;
  /** Account ids of those who are on it as well. */
  others: readonly string[];
  queue: QueueStore;
}

/** One issue of the list: what it is, how things stand, and what would be accepted. */
export function QueueRowView({ row, note, isOpen, isSelected, isSelectable, readAt, others, queue }: QueueRowProps) {
  const state = rowState(row, note);
  const age = Math.floor((readAt - Date.parse(row.createdAt)) / DAY_MS);
  const proposals = proposalsOf(row);
  return (
    <Box xcss={isOpen ? open : closed} testId={`row-${row.key}`}>
      <Stack space="space.025">
        <Inline space="space.100" rowSpace="space.0" alignBlock="center" spread="space-between" shouldWrap>
          <Inline space="space.100" rowSpace="space.0" alignBlock="center" shouldWrap>
            {(isSelected || isSelectable) && (
              <Inline alignBlock="center">
                <Checkbox
                  id={`select-${row.id}`}
                  isChecked={isSelected}
                  onChange={(event) => queue.select(row, event.target.checked === true)}
                  testId={`select-${row.key}`}
                />
                <Label labelFor={`select-${row.id}`}>
                  <Unseen text={texts.select(row.key)} />
                </Label>
              </Inline>
            )}
            <Button appearance="subtle" spacing="none" onClick={() => queue.open(row.id)} testId={`open-row-${row.key}`}>
              {row.key}
            </Button>
            <Text>{row.summary}</Text>
          </Inline>
          <Inline space="space.100" alignBlock="center">
            {!Number.isNaN(age) && (
              <Text size="small" color="color.text.subtle">
                {texts.age(age)}
              </Text>
            )}
            <Lozenge appearance={APPEARANCE[state] ?? 'default'}>{texts.states[state]}</Lozenge>
          </Inline>
        </Inline>
        <AlsoHere people={others} testId={`also-${row.key}`} />
        <LikelyDuplicates row={row} />
        {state === 'proposed' && (
          <Text size="small" color="color.text.subtle">
            {proposals === '' ? texts.nothingTicked : proposals}
          </Text>
        )}
      </Stack>
    </Box>
  );
}

/** What is ticked beforehand, by field. */
function proposalsOf({ panel }: QueueRow): string {
  if (panel.kind !== 'suggestion') return '';
  const ticked = tickedProposals(panel.suggestion);
  return TRIAGE_FIELDS.flatMap((field) => {
    const own = ticked.filter((proposal) => proposal.field === field);
    if (own.length === 0) return [];
    return [texts.proposed(field, own.map(({ value, confidence }) => texts.withConfidence(value.name, confidence)).join(', '))];
  }).join(' · ');
}
