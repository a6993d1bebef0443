import { Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { BusyButton } from '../../common/busy-button';
import { changeLists, type Allowlists } from '../../../src/contract/allowlist';
import type { ErrorBody } from '../../../src/contract/error-body';
import type { ImportedValues } from '../../../src/contract/project-values';
import { TRIAGE_FIELDS } from '../../../src/contract/triage-field';
import { Card } from '../card';
import { Problem } from '../problem';
import { ImportPicker } from '../settings/import-picker';
import { projectStrings as texts } from '../strings/project';
import { settingsStrings } from '../strings/settings';
import { useSuccessor } from '../use-successor';
import type { ProjectForm, ProjectStore } from './project-store';

/** Fills the project's own lists with what the project has, where values may be added at all. */
export function ProjectImport({ form, store }: { form: ProjectForm; store: ProjectStore }) {
  const [isLoading, setIsLoading] = useState(false);
  const [found, setFound] = useState<ImportedValues | null>(null);
  const [error, setError] = useState<ErrorBody | null>(null);
  const [result, setResult] = useState<string | null>(null);
  const reader = useSuccessor();
  const { allowlists } = form.draft;
  const fields = TRIAGE_FIELDS.filter((field) => allowlists[field] !== null);
  if (fields.length === 0 || !form.view.mayWiden) return null;

  const read = async () => {
    setIsLoading(true);
    setResult(null);
    const answer = await store.readValues();
    setIsLoading(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setFound(answer.data);
  };
  const close = () => {
    reader.takeOver();
    setFound(null);
  };
  const add = (lists: Allowlists, added: number, tooMany: number) => {
    const only = Object.fromEntries(fields.map((field) => [field, lists[field]]));
    store.fill({ allowlists: { ...allowlists, ...only } });
    close();
    setResult([settingsStrings.import.added(added), ...(tooMany > 0 ? [settingsStrings.import.tooMany(tooMany)] : [])].join(' '));
  };

  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <BusyButton key={reader.key} autoFocus={reader.autoFocus} isBusy={isLoading} onClick={() => void read()} testId="project-import">
          {texts.import}
        </BusyButton>
        {result !== null && <Text>{result}</Text>}
      </Inline>
      {error !== null && <Problem error={error} />}
      {found !== null && (
        <Card>
          <ImportPicker
            found={found}
            lists={changeLists(form.view.inherited.allowlists, (field) => allowlists[field] ?? [])}
            fields={fields}
            onAdd={add}
            onClose={close}
          />
        </Card>
      )}
    </Stack>
  );
}
