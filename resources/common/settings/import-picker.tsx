import { Button, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { ImportedValues } from '../../../src/contract/project-values';
import { settingsStrings } from '../strings/settings';
import { ImportGroupPicker } from './import-group';
import { listCandidates, choosePicks, IMPORT_GROUPS, addPicked, type Allowlists, type ImportGroup } from './imported';

const texts = settingsStrings.import;

interface ImportPickerProps {
  found: ImportedValues;
  lists: Allowlists;
  /** The lists that may be filled. */
  groups?: readonly ImportGroup[];
  onAdd: (lists: Allowlists, added: number, tooMany: number) => void;
  onClose: () => void;
}

/** What projects have, to tick and take. */
export function ImportPicker({ found, lists, groups = IMPORT_GROUPS, onAdd, onClose }: ImportPickerProps) {
  const all = listCandidates(found, lists);
  const [picks, setPicks] = useState(() => choosePicks(all));
  const count = groups.reduce((sum, group) => sum + all[group].filter(({ id, isKnown }) => !isKnown && picks[group].has(id)).length, 0);

  const add = () => {
    const shown = {
      ...picks,
      ...Object.fromEntries(IMPORT_GROUPS.filter((group) => !groups.includes(group)).map((group) => [group, new Set<string>()])),
    };
    const next = addPicked(lists, all, shown);
    onAdd(next.lists, next.added, next.tooMany);
  };

  return (
    <Stack space="space.200" testId="import-values">
      {groups.map((group) => (
        <ImportGroupPicker
          key={group}
          group={group}
          values={all[group]}
          picked={picks[group]}
          onPick={(picked) => setPicks({ ...picks, [group]: picked })}
        />
      ))}
      <Text size="small" color="color.text.subtle">
        {texts.counted(found.issuesCounted)}
      </Text>
      <Inline space="space.100" shouldWrap>
        <Button appearance="primary" isDisabled={count === 0} onClick={add} testId="import-add">
          {texts.add(count)}
        </Button>
        <Button appearance="subtle" onClick={onClose} testId="import-close">
          {texts.close}
        </Button>
      </Inline>
    </Stack>
  );
}
