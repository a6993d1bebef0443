import { Button, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { ErrorBody } from '../../../src/contract/error-body';
import type { Settings } from '../../../src/contract/settings';
import { byField } from '../../../src/contract/triage-field';
import { Card } from '../../common/card';
import { Problem } from '../../common/problem';
import { ChangeTable } from '../../common/settings/change-table';
import { findChanges } from '../../common/settings/differences';
import { listSiteFacts } from '../../common/settings/site-facts';
import { strings } from '../../common/strings/admin';
import type { SiteForm } from '../saving/site-form';
import type { AdminServices } from '../services';

const texts = strings.admin.history;

interface EarlierVersionProps {
  version: { settings: Settings; version: number };
  form: SiteForm | null;
  services: AdminServices;
  onClose: (version: number) => void;
  onRecover?: (() => void) | undefined;
}

/** What restoring a version would change, and the button that does it. */
export function EarlierVersion({ version, form, services, onClose, onRecover }: EarlierVersionProps) {
  const names = form?.view.choices ?? byField(() => []);
  const changes = findChanges(form === null ? [] : listSiteFacts(form.view.settings, names), listSiteFacts(version.settings, names));
  const [error, setError] = useState<ErrorBody | null>(null);
  const origin = { kind: 'restored', version: version.version } as const;
  const restore = async () => {
    if (form === null) {
      onRecover?.();
      setError(await services.settings.recover(version.settings, origin));
      return;
    }
    services.settings.fillWith(version.settings, origin);
    await services.settings.save();
    services.version.clear();
  };
  return (
    <Card testId="earlier-version">
      <Stack space="space.150">
        <Text>{texts.whatChanges(version.version)}</Text>
        <ChangeTable changes={changes} testId="version-changes" />
        {form !== null && form.changed.length > 0 && <Text color="color.text.warning">{texts.dropsDraft}</Text>}
        {error !== null && <Problem error={error} />}
        <Inline space="space.100" shouldWrap>
          <Button
            appearance="primary"
            isDisabled={changes.length === 0 || form?.pending === 'save'}
            onClick={() => void restore()}
            testId="restore"
          >
            {texts.restore(version.version)}
          </Button>
          <Button appearance="subtle" onClick={() => onClose(version.version)} testId="compare-close">
            {texts.close}
          </Button>
        </Inline>
      </Stack>
    </Card>
  );
}
