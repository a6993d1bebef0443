import { Box, HelperMessage, RadioGroup, Stack, Text } from '@forge/react';
import React from 'react';
import type { ProjectView } from '../../../src/contract/project-values';
import { faultAt } from '../../common/editing/fault-at';
import { Section } from '../../common/section';
import { CheckSetting } from '../../common/settings/check-setting';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { ProjectSelect } from '../projects/project-select';
import type { TabProps } from '../tab-props';

const texts = strings.admin.privacy;

const MODES = [
  { name: 'projects-mode', value: 'all', label: texts.modeAll },
  { name: 'projects-mode', value: 'only', label: texts.modeOnly },
];

/** In which projects the app works, and what their administrators may decide. */
export function ProjectsSection({ form, services }: TabProps) {
  const { projects } = form.draft;
  const { found } = useModel(services.search);
  const fault = faultAt(form.faults, 'projects');
  const change = (patch: Partial<typeof projects>) => services.settings.change({ projects: { ...projects, ...patch } });
  return (
    <Section title={texts.projects} testId="projects-section">
      <RadioGroup
        name="projects-mode"
        testId="projects-mode"
        options={MODES}
        defaultValue={projects.mode}
        onChange={(event) => change({ mode: event.target.value === 'only' ? 'only' : 'all' })}
      />
      {projects.mode === 'only' && (
        <Box paddingInlineStart="space.300">
          <Stack space="space.050">
            <ProjectSelect
              id="projects-keys"
              label={texts.pickProjects}
              search={services.search}
              chosen={projects.keys.map((key) => found.find((project) => project.key === key) ?? unnamed(key))}
              isMulti
              onChoose={(chosen) => change({ keys: chosen.map(({ key }) => key) })}
            />
            {projects.keys.length === 0 && fault === null && <Text color="color.text.warning">{texts.noProjects}</Text>}
          </Stack>
        </Box>
      )}
      {fault !== null && <Text color="color.text.danger">{fault}</Text>}
      <Stack space="space.0">
        <CheckSetting id="may-widen" label={texts.mayWiden} initial={projects.mayWiden} onChange={(mayWiden) => change({ mayWiden })} />
        <Box paddingInlineStart="space.300">
          <HelperMessage>{texts.mayWidenHelp}</HelperMessage>
        </Box>
      </Stack>
    </Section>
  );
}

/** Settings hold keys only: the name of one that was not found yet is not known. */
function unnamed(key: string): ProjectView {
  return { id: key, key, name: key };
}
