import { Inline, SectionMessage, Stack } from '@forge/react';
import React from 'react';
import { BusyButton } from '../../common/busy-button';
import { formatSeconds } from '../../common/format';
import { Problem } from '../../common/problem';
import { strings } from '../../common/strings/admin';
import { Findings } from '../connection/findings';
import { isExample } from '../connection/presets';
import { hasFailure } from '../connection/severity';
import type { SiteForm } from '../saving/site-form';
import type { SiteStore } from '../saving/site-store';

/** Has Jira ask for the host, then asks the endpoint for its models: the shortest proof that it is there. */
export function ConnectButton({ form, store }: { form: SiteForm; store: SiteStore }) {
  const { draft, pending, tested, testError } = form;
  const address = draft.endpoint.baseUrl.trim();
  return (
    <Stack space="space.150">
      <Inline>
        <BusyButton
          appearance="primary"
          isBusy={pending === 'list'}
          isDisabled={address === '' || isExample(address) || (pending !== null && pending !== 'list')}
          onClick={() => void store.listModels()}
          testId="connect"
        >
          {strings.admin.connection.connect}
        </BusyButton>
      </Inline>
      {testError !== null && <Problem error={testError} />}
      {tested !== null && hasFailure(tested.report) && (
        <SectionMessage
          appearance="error"
          title={strings.admin.test.fails(formatSeconds(tested.report.durationMs))}
          testId="connect-report"
        >
          <Findings report={tested.report} />
        </SectionMessage>
      )}
    </Stack>
  );
}
