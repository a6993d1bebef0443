import { Box, Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useEffect } from 'react';
import { Confirm } from '../../common/confirm';
import { Problem } from '../../common/problem';
import { OpenProject } from '../../common/project/open-project';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import type { TabProps } from '../tab-props';
import { ProjectSelect } from './project-select';

const texts = strings.admin.projects;

/** A project's own settings: chosen at the top, edited below, and the list of those that have any. */
export function ProjectsTab({ services }: TabProps) {
  const { projects } = services;
  const { chosen, asked } = useModel(projects);
  const list = useModel(projects.list);
  useEffect(() => {
    void projects.list.ask();
  }, [projects]);
  return (
    <Section title={texts.title} intro={texts.intro} testId="projects">
      <Box xcss={{ maxWidth: '440px' }}>
        <ProjectSelect
          id="project-choice"
          label={texts.choose}
          search={services.search}
          chosen={chosen === null ? [] : [chosen.project]}
          isMulti={false}
          onChoose={([project]) => {
            if (project !== undefined) projects.choose(project);
          }}
        />
      </Box>
      <Stack space="space.050" testId="projects-with-settings">
        <Text color="color.text.subtle">{texts.with}</Text>
        {list.data === null && list.isLoading && <Spinner size="small" label={strings.common.loading} />}
        {list.error !== null && <Problem error={list.error} />}
        {list.data?.projects.length === 0 && <Text>{texts.none}</Text>}
        <Inline space="space.100" rowSpace="space.050" shouldWrap>
          {(list.data?.projects ?? []).map((project) => (
            <Button
              key={project.id}
              spacing="compact"
              isSelected={chosen?.project.id === project.id}
              onClick={() => projects.choose(project)}
              testId={`open-project-${project.key}`}
            >
              {texts.open(project.name, project.key)}
            </Button>
          ))}
        </Inline>
      </Stack>
      {chosen === null ? (
        <Text color="color.text.subtle">{texts.nothingChosen}</Text>
      ) : (
        <OpenProject key={chosen.project.id} store={chosen.store} />
      )}
      <Confirm
        isOpen={asked !== null}
        title={texts.leaveTitle}
        confirm={texts.leaveDrop}
        cancel={texts.leaveStay}
        onConfirm={() => projects.leave()}
        onCancel={() => projects.stay()}
        testId="leave-project"
      >
        <Text>{texts.leave(chosen?.project.name ?? '')}</Text>
      </Confirm>
    </Section>
  );
}
