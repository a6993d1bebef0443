import { ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { TRIAGE_FIELDS } from '../../../src/contract/triage-field';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { ConnectionTest } from '../connection/connection-test';
import { EndpointFields } from '../connection/endpoint-fields';
import { ModelField } from '../connection/model-field';
import { EagernessSetting } from '../rules/eagerness-setting';
import { ReplacingSettings } from '../rules/fields-section';
import { nameProvider } from '../saving/provider-name';
import type { TabProps } from '../tab-props';
import { ImportFromProjects } from '../values/import-from-projects';
import { ConnectButton } from './connect-button';
import { countAllowed, findDoneSteps, findNextStep, STEPS, type Step } from './set-up-steps';
import { StepCard } from './step-card';
import { Trial } from './trial';

const texts = strings.admin.start;

/** From just installed to working suggestions: each step ticks itself off, and does its job where it stands. */
export function SetUp(props: TabProps) {
  const { form, services } = props;
  const egress = useModel(services.egress);
  const trial = useModel(services.trial).data;
  const activity = useModel(services.activity).data;
  const [isBuiltIn, setIsBuiltIn] = useState(false);
  const done = findDoneSteps({ isBuiltIn, form, egress, trial, activity });
  const [opened, setOpened] = useState<Step | null>(null);
  const current = findNextStep(done);
  const count = STEPS.filter((step) => done[step]).length;
  const provider = nameProvider(form.draft.endpoint.baseUrl);
  const model = form.draft.endpoint.model.trim();
  const states: Record<Step, string> = {
    connect: isBuiltIn ? texts.steps.connect.builtIn : done.connect ? texts.steps.connect.done(provider) : texts.steps.connect.missing,
    model: isBuiltIn
      ? texts.steps.model.builtIn
      : done.model
        ? texts.steps.model.done(model)
        : done.connect
          ? model === ''
            ? texts.steps.model.missing
            : texts.steps.model.chosen(model)
          : texts.steps.model.first,
    values: done.values ? texts.steps.values.done(countAllowed(form.draft.allowlists)) : texts.steps.values.missing,
    ticks: done.ticks ? texts.steps.ticks.done : texts.steps.ticks.missing,
    trial: done.trial ? texts.steps.trial.done : done.model && done.values ? texts.steps.trial.missing : texts.steps.trial.first,
  };
  const card = (step: Step) => ({
    step,
    number: STEPS.indexOf(step) + 1,
    title: texts.steps[step].title,
    why: texts.steps[step].why,
    state: states[step],
    isDone: done[step],
    // The last one stays open when all is done: its result is what was worked for.
    isOpen: step === (opened ?? current ?? 'trial'),
    isOpenedByHand: step === opened,
    closesByItself: opened === null,
    onOpen: () => setOpened(step === opened ? null : step),
  });

  return (
    <Section title={texts.title} intro={texts.intro} testId="set-up">
      <Stack space="space.050">
        <Text size="small" color="color.text.subtle" testId="set-up-progress">
          {texts.progress(count, STEPS.length)}
        </Text>
        <ProgressBar
          value={count / STEPS.length}
          ariaLabel={texts.progress(count, STEPS.length)}
          appearance={count === STEPS.length ? 'success' : 'default'}
        />
      </Stack>
      <StepCard {...card('connect')}>
        <EndpointFields {...props} isBuiltIn={isBuiltIn} onBuiltIn={setIsBuiltIn} />
        {!isBuiltIn && <ConnectButton form={form} store={services.settings} />}
      </StepCard>
      <StepCard {...card('model')}>
        {!isBuiltIn && <ModelField {...props} />}
        {!isBuiltIn && <ConnectionTest form={form} store={services.settings} />}
      </StepCard>
      <StepCard {...card('values')}>
        <ImportFromProjects {...props} />
      </StepCard>
      <StepCard {...card('ticks')}>
        {TRIAGE_FIELDS.map((field) => (
          <ReplacingSettings key={field} field={field} form={form} services={services} />
        ))}
        <EagernessSetting form={form} services={services} />
      </StepCard>
      <StepCard {...card('trial')}>
        <Trial {...props} />
      </StepCard>
      {done.connect && done.model && done.values && form.changed.length > 0 && (
        <SectionMessage appearance="success">
          <Text>{texts.saveHint}</Text>
        </SectionMessage>
      )}
    </Section>
  );
}
