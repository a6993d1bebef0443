import React, { type ReactNode } from 'react';
import { Heading, Stack, Text } from '@forge/react';
import type { SettingsForm, SettingsStore } from './settings-store';

/** What every section of the form gets. */
export interface SectionProps {
  form: SettingsForm;
  store: SettingsStore;
}

/** A titled part of the form. */
export function Section({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Heading as="h2" size="medium">
          {title}
        </Heading>
        {intro !== undefined && <Text color="color.text.subtle">{intro}</Text>}
      </Stack>
      {children}
    </Stack>
  );
}
