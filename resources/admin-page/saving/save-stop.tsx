import { Button, Inline, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import { Problem } from '../../common/problem';
import { strings } from '../../common/strings/admin';
import { Findings } from '../connection/findings';
import type { SiteForm } from './site-form';

const texts = strings.admin.saving;
const STOPS = { 'approvals-unknown': texts.unknown, 'approvals-replaced': texts.replaced };

/** Why a save stopped before anything was saved, and what is left over from one that succeeded. */
export function SaveStop({ form, onSaveAnyway }: { form: SiteForm; onSaveAnyway: () => void }) {
  const { stop, keptHosts, pending } = form;
  if (stop === null) {
    return keptHosts.length === 0 ? null : <Text color="color.text.warning">{texts.kept(keptHosts.join(', '))}</Text>;
  }
  if (stop.kind !== 'test-failed') {
    return (
      <SectionMessage appearance="warning" testId="save-stopped">
        <Text>{stop.kind === 'declined' ? texts.declined(stop.host, stop.reason) : STOPS[stop.kind]}</Text>
      </SectionMessage>
    );
  }
  return (
    <SectionMessage appearance="warning" testId="save-stopped">
      <Stack space="space.150">
        <Text>{texts.testFailed}</Text>
        {stop.answer.ok ? <Findings report={stop.answer.data} /> : <Problem error={stop.answer.error} />}
        <Inline>
          <Button isDisabled={pending !== null} onClick={onSaveAnyway} testId="save-anyway">
            {texts.saveAnyway}
          </Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
