import { events, view } from '@forge/bridge';
import { ErrorMessage, Form, HelperMessage, Label, Select, Stack, Text, Textfield, useProductContext } from '@forge/react';
import React, { useEffect, useState } from 'react';
import { ANSWER_LOCALES } from '../../src/contract/action';
import { readerLocale, text, translate } from '../../src/contract/text';
import { findKeyFault, readInputs, type RuleInputs } from './read-inputs';

/** Automation says with it that it checks the rule, and that it has (Forge documentation, "Action"). */
const VALIDATING = 'AUTOMATION_ACTION_VALIDATE_RULE_EVENT';

/** Hands the inputs to the rule; a key that cannot be right is not handed over, so that the rule cannot be saved with it. */
function submit({ issueKey, ...others }: RuleInputs): void {
  if (findKeyFault(issueKey) === null) void view.submit({ issueKey: issueKey.trim(), ...others });
}

/** How a rule is told which issue the action is for, and in which language it answers. */
export function ActionForm() {
  const context = useProductContext();
  const [isValidating, setIsValidating] = useState(false);
  useEffect(() => {
    const listening = events.on(VALIDATING, (event?: { isValidating?: boolean }) => setIsValidating(event?.isValidating === true));
    return () => void listening.then(({ unsubscribe }) => unsubscribe());
  }, []);
  return context === undefined ? (
    <Text>{text('Loading…')}</Text>
  ) : (
    <InputsForm isValidating={isValidating} {...readInputs(context.extension)} />
  );
}

function InputsForm({ inputs, fault, isValidating }: { inputs: RuleInputs; fault: string | null; isValidating: boolean }) {
  const [typed, setTyped] = useState<RuleInputs | null>(null);
  const given = typed ?? inputs;
  const change = (changed: RuleInputs): void => {
    setTyped(changed);
    submit(changed);
  };
  return (
    <Form onSubmit={() => submit(given)}>
      <Stack space="space.200">
        <KeyField
          issueKey={inputs.issueKey}
          fault={typed === null ? fault : findKeyFault(given.issueKey)}
          isDisabled={isValidating}
          onChange={(issueKey) => change({ ...given, issueKey })}
        />
        <LanguageField
          language={inputs.language}
          isDisabled={isValidating}
          onChange={(language) => change({ issueKey: given.issueKey, ...(language === undefined ? {} : { language }) })}
        />
      </Stack>
    </Form>
  );
}

interface KeyFieldProps {
  issueKey: string;
  fault: string | null;
  isDisabled: boolean;
  onChange: (issueKey: string) => void;
}

function KeyField({ issueKey, fault, isDisabled, onChange }: KeyFieldProps) {
  return (
    <Stack space="space.0">
      <Label labelFor="issueKey">{text('Issue key')}</Label>
      <Textfield
        id="issueKey"
        name="issueKey"
        testId="issueKey"
        defaultValue={issueKey}
        isInvalid={fault !== null}
        isDisabled={isDisabled}
        maxLength={300}
        onChange={(event) => onChange(typeof event.target.value === 'string' ? event.target.value : '')}
      />
      {fault !== null && <ErrorMessage testId="issueKey-fault">{translate({ message: fault })}</ErrorMessage>}
      <HelperMessage>{text('The issue to propose values for. The action changes nothing in Jira.')}</HelperMessage>
    </Stack>
  );
}

interface LanguageOption {
  label: string;
  value: string | undefined;
}

interface LanguageFieldProps {
  /** One of the locales that the action answers in; English without. */
  language: string | undefined;
  isDisabled: boolean;
  onChange: (language: string | undefined) => void;
}

function LanguageField({ language, isDisabled, onChange }: LanguageFieldProps) {
  const names = new Intl.DisplayNames(readerLocale(), { type: 'language' });
  const english: LanguageOption = { label: names.of('en') ?? 'English', value: undefined };
  const options = [english, ...ANSWER_LOCALES.map((value): LanguageOption => ({ label: names.of(value.slice(0, 2)) ?? value, value }))];
  return (
    <Stack space="space.0">
      <Label labelFor="language">{text('Language')}</Label>
      <Select
        id="language"
        testId="language"
        options={options}
        defaultValue={options.find(({ value }) => value === language) ?? english}
        isDisabled={isDisabled}
        onChange={(option: LanguageOption | null) => onChange(option?.value)}
      />
      <HelperMessage>
        {text('The summary and errors come in it. So do a model’s reasons, unless the site’s settings name a language for them.')}
      </HelperMessage>
    </Stack>
  );
}
