import { Button, Inline, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import { DivergenceTable } from './settings/change-table';
import type { Divergence } from './settings/differences';
import { settingsStrings } from './strings/settings';

const texts = settingsStrings.save;

interface ConflictNoticeProps {
  /** Version that someone else saved. */
  version: number;
  divergences: Divergence[];
  onTakeTheirs: () => void;
  onPutMineOnTop: () => void;
}

/** Someone else saved first: what they made of it, what is here, and the two ways on. */
export function ConflictNotice({ version, divergences, onTakeTheirs, onPutMineOnTop }: ConflictNoticeProps) {
  const isSame = divergences.length === 0;
  return (
    <SectionMessage appearance="warning" title={texts.conflictTitle} testId="conflict">
      <Stack space="space.150">
        <Text>{isSame ? texts.sameEverywhere : texts.conflict(version)}</Text>
        {!isSame && <DivergenceTable divergences={divergences} testId="conflict-table" />}
        {divergences.some(({ by }) => by === 'both') && <Text>{texts.yoursWin}</Text>}
        <Inline space="space.100" rowSpace="space.100" shouldWrap>
          {!isSame && (
            <Button appearance="primary" onClick={onPutMineOnTop} testId="put-mine-on-top">
              {texts.putMineOnTop}
            </Button>
          )}
          <Button onClick={onTakeTheirs} testId="take-theirs">
            {texts.takeTheirs}
          </Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
