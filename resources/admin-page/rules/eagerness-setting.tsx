import { HelperMessage, RadioGroup, Stack, Text } from '@forge/react';
import React from 'react';
import { EAGERNESS } from '../../../src/contract/triage-field';
import { strings } from '../../common/strings/admin';
import type { TabProps } from '../tab-props';
import { eagernessOf, withEagerness } from './eagerness';

const texts = strings.admin.fields;

/** How much is ticked beforehand, in words: figures of its own a site has only after some weeks. */
export function EagernessSetting({ form, services }: Pick<TabProps, 'form' | 'services'>) {
  const { fields } = form.draft;
  const chosen = eagernessOf(fields);
  return (
    <Stack space="space.050" testId="eagerness">
      <Text weight="medium">{texts.eagerness}</Text>
      <RadioGroup
        testId="eagerness-choice"
        name="eagerness"
        value={chosen ?? undefined}
        options={EAGERNESS.map((choice) => ({ name: 'eagerness', value: choice, label: texts.eagernessChoices[choice] }))}
        onChange={(event) => {
          const choice = EAGERNESS.find((one) => one === event.target.value);
          if (choice !== undefined) services.settings.fill({ fields: withEagerness(fields, choice) });
        }}
      />
      {chosen === null && <HelperMessage>{texts.ownMinimums}</HelperMessage>}
    </Stack>
  );
}
