import { Box, Text } from '@forge/react';
import React from 'react';
import { Confirm } from '../../common/confirm';
import { OpenProject } from '../../common/project/open-project';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import type { TabProps } from '../tab-props';
import { CopySettings } from './copy-settings';
import { ProjectOverview } from './project-overview';
import { ProjectSelect } from './project-select';

const texts = strings.admin.projects;

/** A project's own settings: all at a glance, one chosen, and edited below. */
export function ProjectsTab(props: TabProps) {
  const { services } = props;
  const { projects } = services;
  const { chosen, asked } = useModel(projects);
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
      <ProjectOverview {...props} />
      <CopySettings services={services} />
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
