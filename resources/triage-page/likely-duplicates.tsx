import { Button, Inline, Link, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { LikelyDuplicate, QueueRow } from '../../src/contract/queue';
import { isolateText } from '../common/isolate-text';
import * as strings from '../common/strings';
import * as texts from '../common/strings/triage-page';
import type { LinkDuplicate } from '../issue-panel/create-link';
import { DuplicateLink } from '../issue-panel/duplicate-link';

interface LikelyDuplicatesProps {
  row: QueueRow;
  /** Whether there is room for the others' summaries. */
  isTitled?: boolean;
  /** Absent in the list, and for whoever may not edit the issue. */
  onLink?: LinkDuplicate | undefined;
}

/** The issue that reads most like a row, and behind a button the others. Draws nothing without any. */
export function LikelyDuplicates({ row: { key, duplicates }, ...show }: LikelyDuplicatesProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [likeliest, ...others] = duplicates;
  if (likeliest === undefined) return null;
  return (
    <Stack space="space.0" testId={`duplicates-${key}`}>
      <Inline space="space.100" rowSpace="space.0" alignBlock="baseline" shouldWrap>
        <OneDuplicate duplicate={likeliest} {...show} />
        {others.length > 0 && (
          <Button appearance="subtle" spacing="none" onClick={() => setIsOpen(!isOpen)} testId={`more-duplicates-${key}`}>
            {isOpen ? texts.fewerLike(key) : texts.moreLike(others.length, key)}
          </Button>
        )}
      </Inline>
      {isOpen && others.map((other) => <OneDuplicate key={other.id} duplicate={other} {...show} />)}
    </Stack>
  );
}

interface OneDuplicateProps extends Omit<LikelyDuplicatesProps, 'row'> {
  duplicate: LikelyDuplicate;
}

/** A new tab, as everywhere: the list stays where it is. The link's own words say what it is to whoever hears them alone. */
function OneDuplicate({ duplicate, isTitled = false, onLink }: OneDuplicateProps) {
  const { key, summary, shared, isLinked } = duplicate;
  const words = isLinked && onLink === undefined ? strings.panel.linked : strings.panel.shared(shared.map(isolateText).join(', '));
  return (
    <Inline space="space.100" rowSpace="space.0" alignBlock="baseline" shouldWrap>
      <Text size="small" color="color.text.subtle">
        <Link href={`/browse/${key}`} openNewTab>
          {texts.looksLike(key)}
        </Link>
        {isTitled && ` ${isolateText(summary)}`}
        {` · ${words}`}
      </Text>
      {onLink !== undefined && <DuplicateLink issue={duplicate} isLinked={isLinked} onLink={onLink} />}
    </Inline>
  );
}
