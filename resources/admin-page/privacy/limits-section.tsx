import { Inline } from '@forge/react';
import React from 'react';
import { faultAt } from '../../common/editing/fault-at';
import { Section } from '../../common/section';
import { TextSetting } from '../../common/settings/text-setting';
import { strings } from '../../common/strings/admin';
import type { TabProps } from '../tab-props';

const texts = strings.admin.privacy;

/** How often the endpoint may be asked. */
export function LimitsSection({ form, services }: TabProps) {
  const { draft, faults } = form;
  return (
    <Section title={texts.limits} intro={texts.limitsIntro}>
      <Inline space="space.200" rowSpace="space.100" shouldWrap>
        <TextSetting
          id="per-user-per-minute"
          label={texts.perUser}
          type="number"
          initial={draft.limits.perUserPerMinute}
          fault={faultAt(faults, 'limits.perUserPerMinute')}
          onChange={(perUserPerMinute) => services.settings.change({ limits: { ...draft.limits, perUserPerMinute } })}
        />
        <TextSetting
          id="per-site-per-day"
          label={texts.perSite}
          type="number"
          initial={draft.limits.perSitePerDay}
          fault={faultAt(faults, 'limits.perSitePerDay')}
          onChange={(perSitePerDay) => services.settings.change({ limits: { ...draft.limits, perSitePerDay } })}
        />
      </Inline>
    </Section>
  );
}
