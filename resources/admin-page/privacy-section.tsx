import React from 'react';
import { Inline, Stack } from '@forge/react';
import { strings } from '../common/strings';
import { CheckSetting } from './check-setting';
import { faultAt } from './faults';
import { Section, type SectionProps } from './section';
import { TextSetting } from './text-setting';

const texts = strings.admin.privacy;

/** What may leave the site, and how often. */
export function PrivacySection({ form, store }: SectionProps) {
  const { draft, faults } = form;
  return (
    <Section title={texts.title}>
      <Stack space="space.050">
        <CheckSetting
          id="mask-personal-data"
          label={texts.mask}
          initial={draft.maskPersonalData}
          onChange={(maskPersonalData) => store.change({ maskPersonalData })}
        />
        <CheckSetting
          id="send-restricted-issues"
          label={texts.restricted}
          initial={draft.sendRestrictedIssues}
          onChange={(sendRestrictedIssues) => store.change({ sendRestrictedIssues })}
        />
      </Stack>
      <Inline space="space.200" shouldWrap>
        <TextSetting
          id="per-user-per-minute"
          label={texts.perUser}
          type="number"
          initial={draft.perUserPerMinute}
          fault={faultAt(faults, 'limits.perUserPerMinute')}
          onChange={(perUserPerMinute) => store.change({ perUserPerMinute })}
        />
        <TextSetting
          id="per-site-per-day"
          label={texts.perSite}
          type="number"
          initial={draft.perSitePerDay}
          fault={faultAt(faults, 'limits.perSitePerDay')}
          onChange={(perSitePerDay) => store.change({ perSitePerDay })}
        />
      </Inline>
    </Section>
  );
}
