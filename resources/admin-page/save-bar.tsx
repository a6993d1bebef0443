import React from 'react';
import { Button, Inline, LoadingButton, Stack, Text } from '@forge/react';
import { Problem } from '../common/problem';
import { strings } from '../common/strings';
import { withoutPlacedFaults } from './faults';
import type { SectionProps } from './section';
import type { SettingsForm } from './settings-store';

const texts = strings.admin.save;

/** Saves everything at once, and says how it stands. */
export function SaveBar({ form, store }: SectionProps) {
  const { pending, saveError, faults } = form;
  return (
    <Stack space="space.150">
      {saveError !== null && <Problem error={withoutPlacedFaults(saveError, faults)} />}
      {saveError?.code === 'SAVE_CONFLICT' && (
        <Inline>
          <Button onClick={() => void store.load()} testId="reload-settings">
            {texts.reload}
          </Button>
        </Inline>
      )}
      <Inline space="space.150" alignBlock="center" shouldWrap>
        <LoadingButton
          appearance="primary"
          isLoading={pending === 'save'}
          isDisabled={pending === 'test' || pending === 'list'}
          onClick={() => void store.save()}
          testId="save"
        >
          {texts.button}
        </LoadingButton>
        <Text color={faults.length > 0 ? 'color.text.danger' : 'color.text.subtle'} testId="save-state">
          {saveState(form)}
        </Text>
      </Inline>
    </Stack>
  );
}

function saveState({ faults, savedVersion, hasChanges, view }: SettingsForm): string {
  if (faults.length > 0) return texts.seeFaults;
  if (hasChanges) return texts.unsaved;
  if (savedVersion !== null) return texts.saved(savedVersion);
  return view.version === 0 ? texts.neverSaved : '';
}
