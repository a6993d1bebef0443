import { Stack } from '@forge/react';
import React from 'react';
import type { TabProps } from '../tab-props';
import { FieldsSection } from './fields-section';
import { GuidanceSection } from './guidance-section';
import { PromptPreviewSection } from './prompt-preview';

/** Which fields are proposed, what the model is told, and the prompt that comes of it. */
export function RulesTab(props: TabProps) {
  return (
    <Stack space="space.400">
      <FieldsSection {...props} />
      <GuidanceSection {...props} />
      <PromptPreviewSection {...props} />
    </Stack>
  );
}
