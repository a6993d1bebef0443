import { Button, Inline, Label, Stack, Text, Textfield } from '@forge/react';
import React, { useState } from 'react';
import { Confirm } from '../../common/confirm';
import { Problem } from '../../common/problem';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import type { AdminServices } from '../services';

const texts = strings.admin.reset;

/** The way to delete everything: one action, confirmed by typing a word. */
export function ResetSection({ services }: { services: AdminServices }) {
  const [isAsking, setIsAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const { error } = useModel(services.reset);
  const close = () => {
    setIsAsking(false);
    setTyped('');
  };
  return (
    <Section title={texts.title} intro={texts.intro} testId="reset">
      {error !== null && <Problem error={error} />}
      <Inline>
        <Button appearance="danger" onClick={() => setIsAsking(true)} testId="reset-open">
          {texts.button}
        </Button>
      </Inline>
      <Confirm
        isOpen={isAsking}
        title={texts.confirmTitle}
        confirm={texts.confirm}
        isDangerous
        isDisabled={typed.trim().toLowerCase() !== texts.word}
        onConfirm={() => {
          close();
          void services.reset.start();
        }}
        onCancel={close}
        testId="reset-confirm"
      >
        <Stack space="space.100">
          <Text>{texts.confirmText(texts.word)}</Text>
          <Stack space="space.0">
            <Label labelFor="reset-word">{texts.confirmLabel}</Label>
            <Textfield
              id="reset-word"
              name="reset-word"
              testId="reset-word"
              autoFocus
              defaultValue=""
              onChange={(event) => setTyped(typeof event.target.value === 'string' ? event.target.value : '')}
            />
          </Stack>
        </Stack>
      </Confirm>
    </Section>
  );
}
