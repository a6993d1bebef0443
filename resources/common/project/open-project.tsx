import { Inline, SectionMessage, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { ErrorBody } from '../../../src/contract/error-body';
import { BusyButton } from '../busy-button';
import { Problem } from '../problem';
import { Section } from '../section';
import { useModel } from '../store';
import * as strings from '../strings';
import { projectStrings as texts } from '../strings/project';
import { ProjectEditor } from './project-editor';
import type { ProjectStore } from './project-store';

/** One project's settings, or why they cannot be shown. */
export function OpenProject({ store }: { store: ProjectStore }) {
  const model = useModel(store);
  const [replaceError, setReplaceError] = useState<ErrorBody | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [wasRetried, setWasRetried] = useState(false);
  const retry = async (attempt: () => Promise<void>) => {
    setIsBusy(true);
    setWasRetried(true);
    await attempt();
    setIsBusy(false);
  };
  if (model.kind === 'loading') return <Spinner label={strings.common.loading} testId="project-loading" />;
  if (model.kind === 'failed') {
    return (
      <Stack space="space.150">
        {model.error.details?.damaged !== undefined && (
          <SectionMessage appearance="error" title={texts.damagedTitle} testId="project-damaged">
            <Text>{texts.damaged}</Text>
          </SectionMessage>
        )}
        <Problem error={replaceError ?? model.error} />
        <Inline space="space.100" rowSpace="space.100" shouldWrap>
          {model.error.details?.version !== undefined && (
            <BusyButton
              appearance="primary"
              isDisabled={isBusy}
              onClick={() => void retry(async () => setReplaceError(await store.replaceDamaged()))}
              testId="project-replace"
            >
              {texts.damagedReplace}
            </BusyButton>
          )}
          <BusyButton isBusy={isBusy} onClick={() => void retry(store.load)} testId="project-reload">
            {strings.common.retry}
          </BusyButton>
        </Inline>
      </Stack>
    );
  }
  const { project } = model.form.view;
  return (
    <Section title={project.name} intro={texts.intro(project.name)}>
      <ProjectEditor form={model.form} store={store} takesFocus={wasRetried} />
    </Section>
  );
}
