import { Button, ButtonGroup, Checkbox, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { learningStrings as texts } from '../strings/learning';

interface LearnFormProps {
  isFirst: boolean;
  /** Whether it was to learn every day until now. */
  isDaily: boolean;
  onLearn: (daily: boolean) => void;
  onForget: () => void;
}

/** Nothing is read before whoever asks for it has agreed to what is, and as whom. */
export function LearnForm({ isFirst, isDaily, onLearn, onForget }: LearnFormProps) {
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
          <Button appearance={isFirst ? 'primary' : 'default'} isDisabled={!consents} onClick={() => onLearn(daily)} testId="learn">
            {isFirst ? texts.learn : texts.relearn}
          </Button>
          {!isFirst && (
            <Button appearance="subtle" onClick={onForget} testId="forget">
              {texts.forget}
            </Button>
          )}
        </ButtonGroup>
      </Inline>
    </Stack>
  );
}
