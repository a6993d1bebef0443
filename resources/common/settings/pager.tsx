import { Inline, Text } from '@forge/react';
import React from 'react';
import { BusyButton } from '../busy-button';
import { settingsStrings } from '../strings/settings';
import { Unseen } from '../unseen';
import { PAGE_SIZE } from './list-view';

const texts = settingsStrings.list;

interface PagerProps {
  /** What is on the pages. */
  of: string;
  /** From 0. */
  page: number;
  pages: number;
  /** How many there are on all pages. */
  all: number;
  onPage: (page: number) => void;
  testId: string;
}

/** Moves through the pages of a long list, and stays on the button at its ends; nothing when there is only one. */
export function Pager({ of, page, pages, all, onPage, testId }: PagerProps) {
  if (pages < 2) return null;
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap testId={testId}>
      <BusyButton spacing="compact" isDisabled={page === 0} onClick={() => onPage(page - 1)} testId={`${testId}-previous`}>
        {texts.previous}
        <Unseen text={` (${of})`} />
      </BusyButton>
      <Text size="small" color="color.text.subtle">
        {texts.page(page * PAGE_SIZE + 1, Math.min(all, (page + 1) * PAGE_SIZE), all)}
      </Text>
      <BusyButton spacing="compact" isDisabled={page === pages - 1} onClick={() => onPage(page + 1)} testId={`${testId}-next`}>
        {texts.next}
        <Unseen text={` (${of})`} />
      </BusyButton>
    </Inline>
  );
}
