import React from 'react';
import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { formatSeconds } from '../common/format';
import { Problem } from '../common/problem';
import { strings } from '../common/strings';
import { ModelList } from './model-list';
import type { SectionProps } from './section';
import type { TestedEndpoint } from './settings-store';

const texts = strings.admin.test;

/** One small call with what is typed, saved or not, and what came of it. Without a model there is only a list to ask for. */
export function ConnectionTest({ form, store }: SectionProps) {
  const { draft, pending, tested, testError } = form;
  const model = draft.model.trim();
  return (
    <Stack space="space.150" alignInline="stretch">
      <Inline space="space.100" rowSpace="space.100" shouldWrap>
        {model !== '' && (
          <LoadingButton
            isLoading={pending === 'test'}
            isDisabled={pending !== null && pending !== 'test'}
            onClick={() => void store.test()}
            testId="test-connection"
          >
            {texts.button}
          </LoadingButton>
        )}
        <LoadingButton
          isLoading={pending === 'list'}
          isDisabled={pending !== null && pending !== 'list'}
          onClick={() => void store.listModels()}
          testId="list-models"
        >
          {texts.listButton}
        </LoadingButton>
      </Inline>
      {testError !== null && <Problem error={testError} />}
      {testError?.details?.status === 404 && <Text color="color.text.subtle">{texts.notFound}</Text>}
      {tested !== null && <Report tested={tested} model={model} onChoose={(name) => store.chooseModel(name)} />}
    </Stack>
  );
}

interface ReportProps {
  tested: TestedEndpoint;
  /** The model that is typed now: what was found out about another one says nothing about it. */
  model: string;
  onChoose: (name: string) => void;
}

function Report({ tested, model, onChoose }: ReportProps) {
  const { durationMs, capabilities, models } = tested.report;
  const isTested = capabilities !== null && tested.model === model;
  return (
    <SectionMessage
      appearance={isTested ? 'success' : 'information'}
      title={texts.answered(formatSeconds(durationMs))}
      testId="test-report"
    >
      <Stack space="space.100">
        {isTested && <Text>{texts.responseFormat[capabilities.responseFormat]}</Text>}
        {isTested && !capabilities.temperature && <Text>{texts.noTemperature}</Text>}
        <ModelList models={models} model={model} onChoose={onChoose} />
        {!isTested && <Text>{nextStep(model, models)}</Text>}
      </Stack>
    </SectionMessage>
  );
}

function nextStep(model: string, models: readonly string[]): string {
  if (model === '') return texts.thenTest;
  return models.length === 0 || models.includes(model) ? texts.testModel(model) : texts.notListed(model);
}
