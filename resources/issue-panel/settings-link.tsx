import { router } from '@forge/bridge';
import { Button, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import * as strings from '../common/strings';

/** Key of the admin page in the manifest. */
const ADMIN_MODULE = 'triage-admin';

/** Takes an administrator to the admin page, and says where it is when Jira does not follow. */
export function SettingsLink({ isPrimary = false }: { isPrimary?: boolean }) {
  const [hasFailed, setHasFailed] = useState(false);

  return (
    <Stack space="space.050" alignInline="start">
      <Button
        appearance={isPrimary ? 'primary' : 'default'}
        onClick={() => {
          router.navigate({ target: 'module', moduleKey: ADMIN_MODULE }).catch(() => setHasFailed(true));
        }}
        testId="open-settings"
      >
        {strings.panel.openSettings}
      </Button>
      {hasFailed && <Text size="small">{strings.panel.openSettingsFailed}</Text>}
    </Stack>
  );
}
