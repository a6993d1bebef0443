import { Button, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { BusyButton } from '../../common/busy-button';
import { Card } from '../../common/card';
import { Problem } from '../../common/problem';
import { Section } from '../../common/section';
import { ChangeTable } from '../../common/settings/change-table';
import { findChanges } from '../../common/settings/differences';
import { listSiteFacts } from '../../common/settings/site-facts';
import { TextSetting } from '../../common/settings/text-setting';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { readEndpointAddress } from '../saving/read-endpoint-address';
import type { SiteForm } from '../saving/site-form';
import type { AdminServices } from '../services';
import { ImportProjects } from './import-projects';

const texts = strings.admin.transfer;

/** Reads an export, shows what it would change, and puts it into the form. */
export function ImportSection({ form, services }: { form: SiteForm; services: AdminServices }) {
  const { pasted, settings } = services;
  const { data, error, isLoading } = useModel(pasted);
  const [text, setText] = useState('');
  const names = form.view.choices;
  const changes = data === null ? [] : findChanges(listSiteFacts(form.view.settings, names), listSiteFacts(data.settings, names));
  const origin = readEndpointAddress(data?.settings.endpoint?.baseUrl ?? '')?.origin ?? null;
  const isOtherOrigin = origin !== null && form.view.tokenOrigin !== null && origin !== form.view.tokenOrigin;
  const take = () => {
    if (data === null) return;
    settings.fillWith(data.settings, { kind: 'imported' });
    pasted.clear();
  };
  return (
    <Section title={texts.importTitle} intro={texts.importIntro} testId="import-settings">
      <TextSetting id="import-text" label={texts.importLabel} type="lines" initial="" fault={null} onChange={setText} />
      <Inline>
        <BusyButton isBusy={isLoading} isDisabled={text.trim() === ''} onClick={() => void pasted.ask(text)} testId="import-read-settings">
          {texts.read}
        </BusyButton>
      </Inline>
      {error !== null && <Problem error={error} />}
      {data !== null && error === null && (
        <Card>
          <Stack space="space.150">
            <Text>{texts.whatChanges}</Text>
            <ChangeTable changes={changes} testId="import-changes" />
            {isOtherOrigin && <Text color="color.text.warning">{texts.otherOrigin(origin)}</Text>}
            {form.changed.length > 0 && <Text color="color.text.warning">{strings.admin.history.dropsDraft}</Text>}
            <Inline>
              <Button appearance="primary" isDisabled={changes.length === 0} onClick={take} testId="import-take">
                {texts.take}
              </Button>
            </Inline>
            <ImportProjects projects={data.projects} services={services} />
          </Stack>
        </Card>
      )}
    </Section>
  );
}
