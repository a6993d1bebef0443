import { events, view } from '@forge/bridge';
import { ErrorMessage, Form, HelperMessage, Label, Stack, Text, Textfield, useProductContext } from '@forge/react';
import React, { useEffect, useState } from 'react';
import { text, translate } from '../../src/contract/text';
import { findKeyFault, readInputs } from './read-inputs';

/** Automation says with it that it checks the rule, and that it has (Forge documentation, "Action"). */
const VALIDATING = 'AUTOMATION_ACTION_VALIDATE_RULE_EVENT';

/** Hands the inputs to the rule; one that cannot be right is not handed over, so that the rule cannot be saved with it. */
function submit(issueKey: string): void {
  if (findKeyFault(issueKey) === null) void view.submit({ issueKey: issueKey.trim() });
}

/** How a rule is told which issue the action is for. */
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
    <KeyForm isValidating={isValidating} {...readInputs(context.extension)} />
  );
}

function KeyForm({ issueKey, fault, isValidating }: { issueKey: string; fault: string | null; isValidating: boolean }) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed === null ? fault : findKeyFault(typed);
  return (
    <Form onSubmit={() => submit(typed ?? issueKey)}>
      <Stack space="space.0">
        <Label labelFor="issueKey">{text('Issue key')}</Label>
        <Textfield
          id="issueKey"
          name="issueKey"
          testId="issueKey"
          defaultValue={issueKey}
          isInvalid={shown !== null}
          isDisabled={isValidating}
          maxLength={300}
          onChange={(event) => {
            const key = typeof event.target.value === 'string' ? event.target.value : '';
            setTyped(key);
            submit(key);
          }}
        />
        {shown !== null && <ErrorMessage testId="issueKey-fault">{translate({ message: shown })}</ErrorMessage>}
        <HelperMessage>{text('The issue to propose values for. The action changes nothing in Jira.')}</HelperMessage>
      </Stack>
    </Form>
  );
}
