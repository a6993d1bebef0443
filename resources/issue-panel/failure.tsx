import { Stack } from '@forge/react';
import React from 'react';
import type { ErrorBody } from '../../src/contract/error-body';
import { isCuredBySettings } from '../common/error-message';
import { Problem } from '../common/problem';
import type { PanelModel } from './panel-model';
import { SettingsLink } from './settings-link';

/** What went wrong or stands in the way, and for an administrator the way to the cure. Draws nothing without any. */
export function Failure({ error, model }: { error: ErrorBody | null; model: PanelModel }) {
  if (error === null) return null;
  return (
    <Stack space="space.100">
      <Problem error={error} />
      {isCuredBySettings(error) && model.isAdministrator === true && <SettingsLink />}
    </Stack>
  );
}
