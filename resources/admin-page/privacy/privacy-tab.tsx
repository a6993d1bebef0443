import { Stack } from '@forge/react';
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
