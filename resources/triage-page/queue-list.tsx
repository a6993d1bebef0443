import { Heading, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import { BusyButton } from '../common/busy-button';
import * as texts from '../common/strings/triage-page';
import { untriagedStrings } from '../common/strings/untriaged';
import { QueueRowView } from './queue-row';
import type { QueueModel } from './queue-model';
import type { QueueStore } from './queue-store';

const NOBODY: string[] = [];

/** The page of the list, and the ways to the others. */
export function QueueList({ model, queue }: { model: QueueModel; queue: QueueStore }) {
  const { filter, page, hasNext, isReading, notes, openId, readAt, rows } = model;
  const listed = queue.listed();
  const selected = new Set(model.selected.map(({ id }) => id));
  const selectable = new Set(queue.selectable().map(({ id }) => id));
  return (
    <Stack space="space.100" testId="queue-list">
      <Heading as="h2" size="small">
        {texts.issues}
      </Heading>
      {model.rule !== null && (
        <Text size="small" color="color.text.subtle">
          {untriagedStrings.rule(model.rule)}
        </Text>
      )}
      {rows.length > 0 && listed.length === 0 && <Text>{texts.nothingListed}</Text>}
      {/* Keyed by the order, since UI Kit scrambles siblings that change places. */}
      <Stack key={filter.order} space="space.050">
        {listed.map((row) => (
          <QueueRowView
            key={row.id}
            row={row}
            note={notes[row.id]}
            isOpen={row.id === openId}
            others={model.others[row.id] ?? NOBODY}
            isSelected={selected.has(row.id)}
            isSelectable={selectable.has(row.id)}
            readAt={readAt}
            queue={queue}
          />
        ))}
      </Stack>
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <BusyButton isDisabled={page === 0 || isReading} onClick={() => void queue.readPage(page - 1)} testId="previous-page">
          {texts.previousPage}
        </BusyButton>
        <BusyButton isDisabled={!hasNext || isReading} onClick={() => void queue.readPage(page + 1)} testId="next-page">
          {texts.nextPage}
        </BusyButton>
        <BusyButton appearance="subtle" isDisabled={isReading} onClick={() => void queue.readPage(page)} testId="read-again">
          {texts.readAgain}
        </BusyButton>
      </Inline>
    </Stack>
  );
}
