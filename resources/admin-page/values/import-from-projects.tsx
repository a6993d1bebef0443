import { Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { BusyButton } from '../../common/busy-button';
import type { Allowlists } from '../../../src/contract/allowlist';
import type { ProjectView } from '../../../src/contract/project-values';
import { Card } from '../../common/card';
import { Problem } from '../../common/problem';
import { ImportPicker } from '../../common/settings/import-picker';
import { useModel } from '../../common/store';
import { useSuccessor } from '../../common/use-successor';
import { strings } from '../../common/strings/admin';
import { ProjectSelect } from '../projects/project-select';
import type { TabProps } from '../tab-props';

const texts = strings.admin.values;

/** Takes values from projects: choose them, see what they have, tick, add. */
export function ImportFromProjects({ form, services }: TabProps) {
  const { found } = services;
  const { data, error, isLoading } = useModel(found);
  const [projects, setProjects] = useState<ProjectView[]>([]);
  const [result, setResult] = useState<string | null>(null);
  const reader = useSuccessor();
  const choose = (chosen: ProjectView[]) => {
    setProjects(chosen);
    found.clear();
  };
  // The button that was pressed is gone with the values.
  const close = () => {
    reader.takeOver();
    found.clear();
  };
  const add = (allowlists: Allowlists, added: number, tooMany: number) => {
    services.settings.fill({ allowlists });
    close();
    const words = strings.settings.import;
    setResult([words.added(added), ...(tooMany > 0 ? [words.tooMany(tooMany)] : [])].join(' '));
  };
  return (
    <Stack space="space.150" testId="import">
      <ProjectSelect
        id="import-projects"
        label={texts.projects}
        help={texts.importIntro}
        search={services.search}
        chosen={projects}
        isMulti
        onChoose={choose}
      />
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <BusyButton
          isBusy={isLoading}
          isDisabled={projects.length === 0}
          onClick={() => void found.ask(projects.map(({ id }) => id))}
          testId="import-read"
        >
          {texts.read}
        </BusyButton>
        <BusyButton
          key={reader.key}
          autoFocus={reader.autoFocus}
          isBusy={isLoading}
          onClick={() => void found.ask('all')}
          testId="import-read-all"
        >
          {texts.readAll}
        </BusyButton>
        {result !== null && <Text testId="import-result">{result}</Text>}
      </Inline>
      {error !== null && <Problem error={error} />}
      {data !== null && !isLoading && (
        <Card>
          <ImportPicker found={data} lists={form.draft.allowlists} onAdd={add} onClose={close} />
        </Card>
      )}
    </Stack>
  );
}
