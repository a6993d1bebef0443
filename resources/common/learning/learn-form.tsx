import { Button, ButtonGroup, Checkbox, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { BusyButton } from '../busy-button';
import { learningStrings as texts } from '../strings/learning';
import type { HeldFocus } from '../use-held-focus';

interface LearnFormProps {
  isFirst: boolean;
  /** Whether it was to learn every day until now. */
  isDaily: boolean;
  onLearn: (daily: boolean) => void;
  onForget: () => void;
  /** Whether the focus was on what stood here before. */
  autoFocus: boolean;
  watch: HeldFocus['watch'];
}

/** Nothing is read before whoever asks for it has agreed to what is, and as whom. */
export function LearnForm({ isFirst, isDaily, onLearn, onForget, autoFocus, watch }: LearnFormProps) {
  const [consents, setConsents] = useState(false);
  const [daily, setDaily] = useState(isDaily);
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
      {isFirst && (
        <Checkbox
          id="learning-daily"
          name="learning-daily"
          testId="learning-daily"
          label={texts.dailyConsent}
          defaultChecked={isDaily}
          onChange={(event) => setDaily(event.target.checked === true)}
        />
      )}
      <Inline>
        <ButtonGroup label={texts.title}>
          <BusyButton
            appearance={isFirst ? 'primary' : 'default'}
            autoFocus={autoFocus}
            isDisabled={!consents}
            onClick={() => onLearn(daily)}
            {...watch}
            testId="learn"
          >
            {isFirst ? texts.learn : texts.relearn}
          </BusyButton>
          {!isFirst && (
            <Button appearance="subtle" onClick={onForget} {...watch} testId="forget">
              {texts.forget}
            </Button>
          )}
        </ButtonGroup>
      </Inline>
    </Stack>
  );
}
