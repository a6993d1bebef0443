import { Box, Inline, SectionMessage, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { ErrorBody } from '../../src/contract/error-body';
import { BusyButton } from '../common/busy-button';
import { Problem } from '../common/problem';
import { strings } from '../common/strings/admin';
import { HistorySection } from './data/history-section';
import { ResetSection } from './data/reset-section';
import type { AdminServices } from './services';

const texts = strings.admin.damaged;

interface LoadFailedProps {
  error: ErrorBody;
  services: AdminServices;
  leaveFocus: () => void;
}

/** Why the settings cannot be shown. What is damaged can be replaced by an earlier version, or everything deleted. */
export function LoadFailed({ error, services, leaveFocus }: LoadFailedProps) {
  const [isReading, setIsReading] = useState(false);
  const reload = async () => {
    setIsReading(true);
    leaveFocus();
    await services.settings.load();
    setIsReading(false);
  };
  if (error.details?.damaged === undefined) {
    return (
      <Stack space="space.150">
        <Problem error={error} />
        {error.retryable && (
          <Inline>
            <BusyButton isBusy={isReading} onClick={() => void reload()} testId="reload">
              {strings.common.retry}
            </BusyButton>
          </Inline>
        )}
      </Stack>
    );
  }
  return (
    <Box xcss={{ maxWidth: '880px' }}>
      <Stack space="space.400" testId="settings-damaged">
        <SectionMessage appearance="error" title={texts.title}>
          <Text>{texts.text}</Text>
        </SectionMessage>
        <HistorySection form={null} services={services} onRecover={leaveFocus} />
        <ResetSection services={services} />
      </Stack>
    </Box>
  );
}
