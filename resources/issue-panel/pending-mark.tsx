import { Spinner } from '@forge/react';
import React from 'react';
import * as strings from '../common/strings';

/** Turns while a change is being written. */
export function PendingMark({ isShown }: { isShown: boolean }) {
  return isShown ? <Spinner size="small" label={strings.panel.saving} testId="saving" /> : null;
}
