import { Box, Label, Select, Stack } from '@forge/react';
import React from 'react';
import type { OwnProjectSettings } from '../../../src/contract/project-settings';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import type { AdminServices } from '../services';

const texts = strings.admin.projects;

const ID = 'copy-settings';

interface SourceOption {
  label: string;
  value: string;
  source: OwnProjectSettings;
}

/** Puts what another project has of its own into the form of the open one; nothing is saved. */
export function CopySettings({ services }: { services: AdminServices }) {
  const { projects } = services;
  const { chosen } = useModel(projects);
  const { data } = useModel(projects.list);
  const sources = (data?.projects ?? []).filter(({ id, settings }) => id !== chosen?.project.id && settings !== null);
  if (chosen === null || sources.length === 0) return null;
  const options: SourceOption[] = sources.map((source) => ({ label: texts.open(source.name, source.key), value: source.id, source }));
  return (
    <Box xcss={{ maxWidth: '440px' }}>
      <Stack space="space.0">
        <Label labelFor={ID}>{texts.copy(chosen.project.name)}</Label>
        <Select
          id={ID}
          testId={ID}
          options={options}
          value={null}
          placeholder={texts.copyFrom}
          onChange={(option: SourceOption | null) => {
            if (option !== null && option.source.settings !== null) chosen.store.fill(option.source.settings);
          }}
        />
      </Stack>
    </Box>
  );
}
