import { Box, HelperMessage, Stack } from '@forge/react';
import React from 'react';
import { Section } from '../../common/section';
import { CheckSetting } from '../../common/settings/check-setting';
import { strings } from '../../common/strings/admin';
import type { TabProps } from '../tab-props';
import { LimitsSection } from './limits-section';
import { ProjectsSection } from './projects-section';
import { WhatIsSent } from './what-is-sent';

const texts = strings.admin.privacy;

/** What may leave the site, from where, and how often. */
export function PrivacyTab(props: TabProps) {
  const { form, services } = props;
  return (
    <Stack space="space.400">
      <WhatIsSent {...props} />
      <LimitsSection {...props} />
      <ProjectsSection {...props} />
      <Section title={texts.marks}>
        <Stack space="space.0">
          <CheckSetting
            id="mark-issues"
            label={texts.markIssues}
            initial={form.draft.markIssues}
            onChange={(markIssues) => services.settings.change({ markIssues })}
          />
          <Box paddingInlineStart="space.300">
            <HelperMessage>{texts.markIssuesHelp}</HelperMessage>
          </Box>
        </Stack>
      </Section>
      <Section title={texts.check}>
        <CheckSetting
          id="daily-check"
          label={texts.dailyCheck}
          initial={form.draft.dailyCheck}
          onChange={(dailyCheck) => services.settings.change({ dailyCheck })}
        />
      </Section>
    </Stack>
  );
}
