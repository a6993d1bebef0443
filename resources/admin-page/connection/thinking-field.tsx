import { Box, HelperMessage, Label, Select, Stack } from '@forge/react';
import React from 'react';
import { THINKING_MODES, type ThinkingMode } from '../../../src/contract/limits';
import { strings } from '../../common/strings/admin';
import { THINKING_WORDS } from '../../common/strings/settings';
import type { TabProps } from '../tab-props';

interface ThinkingOption {
  label: string;
  value: ThinkingMode;
}

const ID = 'endpoint-thinking';

const texts = strings.admin.connection;

const OPTIONS: ThinkingOption[] = THINKING_MODES.map((mode) => ({ label: THINKING_WORDS[mode], value: mode }));

/** How much the model may think, with what the choice means. */
export function ThinkingField({ form, services }: TabProps) {
  const { thinking } = form.draft;
  return (
    <Box xcss={{ maxWidth: '360px' }}>
      <Stack space="space.0">
        <Label labelFor={ID}>{texts.thinking}</Label>
        <Select
          id={ID}
          testId={ID}
          options={OPTIONS}
          value={OPTIONS.find(({ value }) => value === thinking) ?? null}
          onChange={(option: ThinkingOption | null) => {
            if (option !== null) services.settings.change({ thinking: option.value });
          }}
        />
        <HelperMessage>{texts.thinkingHelp[thinking]}</HelperMessage>
      </Stack>
    </Box>
  );
}
