import { Button, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { BusyButton } from '../busy-button';
import type { Allowlists } from '../../../src/contract/allowlist';
import type { ImportedValues } from '../../../src/contract/project-values';
import { byField, TRIAGE_FIELDS, type TriageField } from '../../../src/contract/triage-field';
import { settingsStrings } from '../strings/settings';
import { ImportGroupPicker } from './import-group';
import { filterCandidates, ImportFilter, NO_FILTER } from './import-filter';
import { addPicked, choosePicks, listCandidates } from './imported';

const texts = settingsStrings.import;

interface ImportPickerProps {
  found: ImportedValues;
  lists: Allowlists;
  /** The lists that may be filled. */
  fields?: readonly TriageField[];
  onAdd: (lists: Allowlists, added: number, tooMany: number) => void;
  onClose: () => void;
}

/** What projects have, to tick and take. */
export function ImportPicker({ found, lists, fields = TRIAGE_FIELDS, onAdd, onClose }: ImportPickerProps) {
  const all = listCandidates(found, lists);
  const [picks, setPicks] = useState(() => choosePicks(all));
  const [filter, setFilter] = useState(NO_FILTER);
  const shown = filterCandidates(all, filter);
  const count = fields.reduce((sum, field) => sum + all[field].filter(({ id, isKnown }) => !isKnown && picks[field].has(id)).length, 0);

  const add = () => {
    const chosen = byField((field) => (fields.includes(field) ? picks[field] : new Set<string>()));
    const next = addPicked(lists, all, chosen);
    onAdd(next.lists, next.added, next.tooMany);
  };

  return (
    <Stack space="space.200" testId="import-values">
      <ImportFilter filter={filter} onChange={setFilter} />
      {fields.map((field) => (
        <ImportGroupPicker
          key={`${field}/${filter.query}/${filter.atLeast}/${filter.order}`}
          field={field}
          values={shown[field]}
          isFiltered={filter !== NO_FILTER}
          picked={picks[field]}
          onPick={(picked) => setPicks({ ...picks, [field]: picked })}
        />
      ))}
      <Text size="small" color="color.text.subtle">
        {texts.counted(found.issuesCounted)}
      </Text>
      <Inline space="space.100" shouldWrap>
        <BusyButton appearance="primary" isDisabled={count === 0} onClick={add} testId="import-add">
          {texts.add(count)}
        </BusyButton>
        <Button appearance="subtle" onClick={onClose} testId="import-close">
          {texts.close}
        </Button>
      </Inline>
    </Stack>
  );
}
