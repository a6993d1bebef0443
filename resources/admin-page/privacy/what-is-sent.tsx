import { Box, HelperMessage, Stack, Text } from '@forge/react';
import React from 'react';
import { ATLASSIAN_MODELS } from '../../../src/contract/endpoint-address';
import { faultAt } from '../../common/editing/fault-at';
import { Section } from '../../common/section';
import { CheckSetting } from '../../common/settings/check-setting';
import { TextSetting } from '../../common/settings/text-setting';
import { strings } from '../../common/strings/admin';
import type { TabProps } from '../tab-props';
import { MaskingTrialBox } from './masking-trial';

const texts = strings.admin.privacy;

/** Who is asked, as the form has it. */
function providerOf(baseUrl: string): keyof typeof texts.intro {
  if (baseUrl === '') return 'built-in';
  return baseUrl === ATLASSIAN_MODELS ? 'atlassian' : 'endpoint';
}

/** What leaves the site with a suggestion, and what of it can be switched. */
export function WhatIsSent({ form, services }: TabProps) {
  const { draft, faults } = form;
  const { settings } = services;
  return (
    <Section title={texts.title} intro={texts.intro[providerOf(draft.endpoint.baseUrl.trim())]}>
      <Stack space="space.050">
        <Text>{texts.always}</Text>
        <Text>{texts.learned}</Text>
        <Text>{texts.names}</Text>
        <Text>{texts.never}</Text>
      </Stack>
      <Stack space="space.100">
        <CheckSetting
          id="evidence-enabled"
          label={texts.evidence}
          initial={draft.evidence.enabled}
          onChange={(enabled) => settings.change({ evidence: { ...draft.evidence, enabled } })}
        />
        {draft.evidence.enabled && (
          <Box paddingInlineStart="space.300">
            <TextSetting
              id="evidence-count"
              label={texts.evidenceCount}
              type="number"
              initial={draft.evidence.count}
              fault={faultAt(faults, 'evidence.count')}
              onChange={(count) => settings.change({ evidence: { ...draft.evidence, count } })}
            />
          </Box>
        )}
        <CheckSetting
          id="mask-personal-data"
          label={texts.mask}
          initial={draft.maskPersonalData}
          onChange={(maskPersonalData) => settings.change({ maskPersonalData })}
        />
        <Stack space="space.0">
          <CheckSetting
            id="send-restricted-issues"
            label={texts.restricted}
            initial={draft.sendRestrictedIssues}
            onChange={(sendRestrictedIssues) => settings.change({ sendRestrictedIssues })}
          />
          <Box paddingInlineStart="space.300">
            <HelperMessage>{texts.restrictedHelp}</HelperMessage>
          </Box>
        </Stack>
      </Stack>
      <MaskingTrialBox masking={services.masking} isMasking={draft.maskPersonalData} />
    </Section>
  );
}
