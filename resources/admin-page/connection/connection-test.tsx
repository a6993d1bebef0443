import { Inline, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import { BusyButton } from '../../common/busy-button';
import { formatSeconds } from '../../common/format';
import { Problem } from '../../common/problem';
import { strings } from '../../common/strings/admin';
import type { SiteForm, TestedEndpoint } from '../saving/site-form';
import type { SiteStore } from '../saving/site-store';
import { Findings } from './findings';
import { ModelList } from './model-list';
import { hasFailure } from './severity';

const texts = strings.admin.test;

interface ConnectionTestProps {
  form: SiteForm;
  store: SiteStore;
}

/** One small call with what is typed, saved or not, and what came of it. Without a model there is only a list to ask for. */
export function ConnectionTest({ form, store }: ConnectionTestProps) {
  const { draft, pending, tested, testError } = form;
  const model = draft.endpoint.model.trim();
  const hasAddress = draft.endpoint.baseUrl.trim() !== '';
  return (
    <Stack space="space.150" alignInline="stretch">
      <Inline space="space.100" rowSpace="space.100" shouldWrap>
        {model !== '' && (
          <BusyButton
            isBusy={pending === 'test'}
            isDisabled={!hasAddress || (pending !== null && pending !== 'test')}
            onClick={() => void store.test()}
            testId="test-connection"
          >
            {texts.button}
          </BusyButton>
        )}
        <BusyButton
          isBusy={pending === 'list'}
          isDisabled={!hasAddress || (pending !== null && pending !== 'list')}
          onClick={() => void store.listModels()}
          testId="list-models"
        >
          {texts.listButton}
        </BusyButton>
      </Inline>
      {testError !== null && <Problem error={testError} />}
      {tested !== null && (
        <Report tested={tested} model={model} onChoose={(name) => store.fill({ endpoint: { ...draft.endpoint, model: name } })} />
      )}
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
  const { report } = tested;
  const isOfModel = model !== '' && tested.model === model;
  const isListed = tested.model === '';
  // Of an endpoint that was only asked for names, what is found is about the endpoint itself.
  const hasFailed = (isOfModel && !report.works) || (isListed && hasFailure(report));
  const seconds = formatSeconds(report.durationMs);
  return (
    <SectionMessage
      appearance={hasFailed ? 'error' : isOfModel ? 'success' : 'information'}
      title={hasFailed ? texts.fails(seconds) : isOfModel ? texts.works(seconds) : texts.answered(seconds)}
      testId="test-report"
    >
      <Stack space="space.100">
        {(isOfModel || isListed) && <Findings report={report} />}
        {isOfModel && report.capabilities?.responseFormat === 'json_schema' && <Text>{texts.schema}</Text>}
        {isOfModel && report.contextTokens !== null && <Text>{texts.context(report.contextTokens)}</Text>}
        {(!hasFailed || report.models.length > 0) && (
          <ModelList models={report.models} deprecated={report.deprecated} model={model} onChoose={onChoose} />
        )}
        {!isOfModel && !hasFailed && <Text>{nextStep(model, report.models)}</Text>}
      </Stack>
    </SectionMessage>
  );
}

function nextStep(model: string, models: readonly string[]): string {
  if (model === '') return texts.thenTest;
  return models.length === 0 || models.includes(model) ? texts.testModel(model) : texts.notListed(model);
}
