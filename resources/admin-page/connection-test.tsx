import React from 'react';
import { Button, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { ConnectionReport } from '../../src/contract/admin';
import { formatSeconds } from '../common/format';
import { Problem } from '../common/problem';
import { strings } from '../common/strings';
import type { SectionProps } from './section';

const texts = strings.admin.test;

/** More models than this are no list to choose from. */
const MODELS_SHOWN = 30;

/** One small call with what is typed, saved or not, and what came of it. */
export function ConnectionTest({ form, store }: SectionProps) {
  return (
    <Stack space="space.150" alignInline="stretch">
      <Inline>
        <LoadingButton
          isLoading={form.pending === 'test'}
          isDisabled={form.pending === 'save'}
          onClick={() => void store.test()}
          testId="test-connection"
        >
          {texts.button}
        </LoadingButton>
      </Inline>
      {form.testError !== null && <Problem error={form.testError} />}
      {form.testError?.details?.status === 404 && <Text color="color.text.subtle">{texts.notFound}</Text>}
      {form.report !== null && (
        <Report report={form.report} model={form.draft.model} onChoose={(name) => store.chooseModel(name)} />
      )}
    </Stack>
  );
}

interface ReportProps {
  report: ConnectionReport;
  model: string;
  onChoose: (name: string) => void;
}

function Report({ report, model, onChoose }: ReportProps) {
  const { capabilities, models } = report;
  return (
    <SectionMessage appearance="success" title={texts.answered(formatSeconds(report.durationMs))} testId="test-report">
      <Stack space="space.100">
        <Text>{texts.responseFormat[capabilities.responseFormat]}</Text>
        {!capabilities.temperature && <Text>{texts.noTemperature}</Text>}
        <Text>{models.length === 0 ? texts.noModels : texts.models}</Text>
        {models.length > 0 && (
          <Inline space="space.100" rowSpace="space.100" shouldWrap>
            {models.slice(0, MODELS_SHOWN).map((name) => (
              <Button key={name} spacing="compact" isSelected={name === model} onClick={() => onChoose(name)} testId={`model-${name}`}>
                {name === model ? texts.modelInUse(name) : name}
              </Button>
            ))}
          </Inline>
        )}
      </Stack>
    </SectionMessage>
  );
}
