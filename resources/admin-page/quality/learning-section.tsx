import { Box } from '@forge/react';
import React from 'react';
import { LearnedProject } from '../../common/learning/learned-project';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { learningStrings } from '../../common/strings/learning';
import { ProjectSelect } from '../projects/project-select';
import type { TabProps } from '../tab-props';
import { BacktestView } from './backtest-view';
import { HygieneSection } from './hygiene/hygiene-section';
import type { UseMinimum } from './minimum-choice';

/** What the app has learned of a project, the way to let it learn, and what that would have proposed. */
export function LearningSection({ services, form, goTo, leaveFocus }: TabProps) {
  const { learning } = services;
  const { fields } = form.draft;
  const onUse: UseMinimum = {
    inProject: (field, minConfidence) => void services.chooseMinimum(field, minConfidence),
    onSite(field, minConfidence) {
      services.settings.change({ fields: { ...fields, [field]: { ...fields[field], minConfidence } } });
      goTo('rules');
    },
  };
  const { project, learned } = useModel(learning);
  return (
    <Section title={learningStrings.title} intro={learningStrings.intro} testId="learning">
      <Box xcss={{ maxWidth: '440px' }}>
        <ProjectSelect
          id="learning-project"
          label={strings.admin.projects.choose}
          search={services.search}
          chosen={project === null ? [] : [project]}
          isMulti={false}
          onChoose={([chosen]) => {
            if (chosen !== undefined) void learning.open(chosen);
          }}
        />
      </Box>
      <LearnedProject key={project?.id} store={learning} />
      {learned?.profile && (
        <BacktestView
          key={project?.id}
          profile={learned.profile}
          levels={form.view.choices.priority.map(({ name }) => name)}
          onUse={onUse}
        />
      )}
      {project !== null && learned?.profile && (
        <HygieneSection
          key={`${project.id}/${learned.profile.learnedAt}`}
          projectId={project.id}
          services={services}
          form={form}
          goTo={goTo}
          leaveFocus={leaveFocus}
        />
      )}
    </Section>
  );
}
