import { Box, Button, ButtonGroup, Checkbox, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { Problem } from '../../common/problem';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { ProjectSelect } from '../projects/project-select';
import type { AdminServices } from '../services';
import type { TabProps } from '../tab-props';
import { BacktestView, type UseMinimum } from './backtest-view';
import { LearningProgress } from './learning-progress';

const texts = strings.admin.learning;

/** What the app has learned of a project, and the way to let it learn. */
export function LearningSection({ services, form, goTo }: TabProps) {
  const { learning } = services;
  const { fields } = form.draft;
  const useMinimum: UseMinimum = (field, minConfidence) => {
    services.settings.change({ fields: { ...fields, [field]: { ...fields[field], minConfidence } } });
    goTo('rules');
  };
  const { project, learned, error } = useModel(learning);
  return (
    <Section title={texts.title} intro={texts.intro} testId="learning">
      <Box xcss={{ maxWidth: '440px' }}>
        <ProjectSelect
          id="learning-project"
          label={strings.admin.projects.choose}
          search={services.search}
          chosen={project === null ? [] : [project]}
          isMulti={false}
          onChoose={([chosen]) => {
            if (chosen !== undefined) void learning.choose(chosen);
          }}
        />
      </Box>
      {error !== null && <Problem error={error} />}
      {project !== null && learned === null && error === null && <Spinner label={strings.common.loading} />}
      {learned !== null && learned.learning !== null && (
        <LearningProgress progress={learned.learning} onCancel={() => void learning.cancel()} onRetry={() => void learning.start()} />
      )}
      {learned !== null && learned.learning === null && <Learn key={project?.id} services={services} isFirst={learned.profile === null} />}
      {learned?.profile && <BacktestView profile={learned.profile} onUse={useMinimum} />}
    </Section>
  );
}

/** Nothing is read before the administrator has agreed to what is. */
function Learn({ services: { learning }, isFirst }: { services: AdminServices; isFirst: boolean }) {
  const [consents, setConsents] = useState(false);
  return (
    <Stack space="space.100">
      <Text>{texts.consentText}</Text>
      <Checkbox
        id="learning-consent"
        name="learning-consent"
        testId="learning-consent"
        label={texts.consent}
        onChange={(event) => setConsents(event.target.checked === true)}
      />
      <Inline>
        <ButtonGroup label={texts.title}>
          <Button appearance={isFirst ? 'primary' : 'default'} isDisabled={!consents} onClick={() => void learning.start()} testId="learn">
            {isFirst ? texts.learn : texts.relearn}
          </Button>
          {!isFirst && (
            <Button appearance="subtle" onClick={() => void learning.forget()} testId="forget">
              {texts.forget}
            </Button>
          )}
        </ButtonGroup>
      </Inline>
    </Stack>
  );
}
