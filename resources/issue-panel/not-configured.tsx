import { Stack, Text } from '@forge/react';
import React from 'react';
import type { MissingSetting } from '../../src/contract/error-body';
import * as strings from '../common/strings';
import { SettingsLink } from './settings-link';
import { isOff } from './status-line';

interface NotConfiguredProps {
  missing: MissingSetting[];
  /** Null while it is being asked: the text for everyone stands there meanwhile. */
  isAdministrator: boolean | null;
}

/** Shown until the app is set up: an administrator gets the way there, everyone else whom to ask. */
export function NotConfigured({ missing, isAdministrator }: NotConfiguredProps) {
  return (
    <Stack space="space.100" alignInline="start" testId="not-configured">
      <Text>{whatToDo(isOff(missing), isAdministrator === true)}</Text>
      {isAdministrator === true && !isOff(missing) && (
        <Text size="small" color="color.text.subtle">
          {strings.common.missing(missing)}
        </Text>
      )}
      {isAdministrator === true && <SettingsLink isPrimary />}
    </Stack>
  );
}

function whatToDo(isOff: boolean, isAdministrator: boolean): string {
  if (isOff) return isAdministrator ? strings.panel.offAdministrator : strings.panel.offAgent;
  return isAdministrator ? strings.panel.notConfiguredAdministrator : strings.panel.notConfiguredAgent;
}
