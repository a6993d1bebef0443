import React from 'react';
import { Box, Button, Inline, Spinner, Stack, Text } from '@forge/react';
import { Problem } from '../common/problem';
import { strings } from '../common/strings';
import { AllowlistsSection } from './allowlists-section';
import { EndpointSection } from './endpoint-section';
import { EvidenceSection } from './evidence-section';
import { FieldsSection } from './fields-section';
import { GuidanceSection } from './guidance-section';
import { PrivacySection } from './privacy-section';
import { SaveBar } from './save-bar';
import { useSettings } from './use-settings';

/** The admin page: everything that an administrator decides, on one page, saved at once. */
export function AdminPage() {
  const { model, store } = useSettings();

  if (model.kind === 'loading') return <Spinner label={strings.common.loading} testId="settings-loading" />;
  if (model.kind === 'failed') {
    return (
      <Stack space="space.150">
        <Problem error={model.error} />
        {model.error.retryable && (
          <Inline>
            <Button onClick={() => void store.load()} testId="reload">
              {strings.common.retry}
            </Button>
          </Inline>
        )}
      </Stack>
    );
  }
  const { form } = model;
  return (
    <Box xcss={{ maxWidth: '720px' }}>
      <Stack key={form.revision} space="space.400">
        <Text>{strings.admin.intro}</Text>
        <EndpointSection form={form} store={store} />
        <FieldsSection form={form} store={store} />
        <AllowlistsSection form={form} store={store} />
        <EvidenceSection form={form} store={store} />
        <GuidanceSection form={form} store={store} />
        <PrivacySection form={form} store={store} />
        <SaveBar form={form} store={store} />
      </Stack>
    </Box>
  );
}
