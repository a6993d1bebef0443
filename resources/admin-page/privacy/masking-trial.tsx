import { Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { BusyButton } from '../../common/busy-button';
import type { MaskingTrial } from '../../../src/contract/admin';
import { Problem } from '../../common/problem';
import { ReadOnlyText } from '../../common/read-only-text';
import type { Remote } from '../../common/remote';
import { Section } from '../../common/section';
import { TextSetting } from '../../common/settings/text-setting';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';

const texts = strings.admin.privacy;

/** A text as it would be sent, to see what the masking finds. */
export function MaskingTrialBox({ masking, isMasking }: { masking: Remote<MaskingTrial, string>; isMasking: boolean }) {
  const [text, setText] = useState('');
  const { data, error, isLoading } = useModel(masking);
  return (
    <Section title={texts.maskTitle} size="small" testId="masking">
      <TextSetting id="mask-text" label={texts.maskText} help={texts.maskNames} type="lines" initial="" fault={null} onChange={setText} />
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <BusyButton isBusy={isLoading} isDisabled={text.trim() === ''} onClick={() => void masking.ask(text)} testId="mask-run">
          {texts.maskButton}
        </BusyButton>
        {!isMasking && <Text color="color.text.subtle">{texts.maskOff}</Text>}
      </Inline>
      {error !== null && <Problem error={error} />}
      {data !== null && (
        <Stack space="space.050">
          <Text testId="mask-found">{describe(data)}</Text>
          <ReadOnlyText id="mask-result" label={texts.masked} text={data.text} />
        </Stack>
      )}
    </Section>
  );
}

function describe({ found }: MaskingTrial): string {
  if (found.length === 0) return texts.maskedNothing;
  return texts.maskedFound(found.map(({ kind, count }) => `${count} × ${texts.kinds[kind]}`).join(', '));
}
