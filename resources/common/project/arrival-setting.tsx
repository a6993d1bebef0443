import { Heading, Stack, Text } from '@forge/react';
import React from 'react';
import { CheckSetting } from '../settings/check-setting';
import { arrivalStrings as texts } from '../strings/arrival';
import type { ProjectForm, ProjectStore } from './project-store';

/** Whether proposals are made ready for new issues. Off until somebody has read what that means. */
export function ArrivalSetting({ form, store }: { form: ProjectForm; store: ProjectStore }) {
  return (
    <Stack space="space.050" testId="on-arrival-setting">
      <Heading as="h3" size="small">
        {texts.title}
      </Heading>
      <Text>{texts.consent}</Text>
      <CheckSetting
        id="on-arrival"
        label={texts.agree}
        initial={form.draft.onArrival}
        onChange={(onArrival) => store.change({ onArrival })}
      />
    </Stack>
  );
}
