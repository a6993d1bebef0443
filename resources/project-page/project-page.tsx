import { Box, Stack } from '@forge/react';
import React, { useEffect, useState } from 'react';
import { LearnedProject } from '../common/learning/learned-project';
import { createLearningStore } from '../common/learning/learning-store';
import { OpenProject } from '../common/project/open-project';
import { createProjectStore } from '../common/project/project-store';
import { scheduleByTimer } from '../common/schedule';
import { Section } from '../common/section';
import { learningStrings } from '../common/strings/learning';
import { learningCalls, projectCalls } from './project-calls';

/** The page knows its one project from where it stands. */
const OWN = 'own';

/** What may be proposed in the project whose settings are open, and what was learned of it, for its administrators. Nothing of the endpoint is here. */
export function ProjectPage() {
  const [store] = useState(() => createProjectStore(projectCalls));
  const [learning] = useState(() => createLearningStore<typeof OWN>(() => learningCalls, scheduleByTimer));
  useEffect(() => {
    void store.load();
    void learning.open(OWN);
  }, [store, learning]);
  return (
    <Box xcss={{ maxWidth: '880px' }}>
      <Stack space="space.500">
        <OpenProject store={store} />
        <Section title={learningStrings.title} intro={learningStrings.intro} testId="learning">
          <LearnedProject store={learning} />
        </Section>
      </Stack>
    </Box>
  );
}
