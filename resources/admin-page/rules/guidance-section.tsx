import React from 'react';
import { Inline } from '@forge/react';
import { strings } from '../../common/strings/admin';
import { faultAt } from '../../common/editing/fault-at';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import { Section } from '../../common/section';
import type { TabProps } from '../tab-props';
import { TextSetting } from '../../common/settings/text-setting';

const texts = strings.admin.rules;

/** What the model is told beyond the allowed values. */
export function GuidanceSection({ form, services }: TabProps) {
  const { draft, faults } = form;
  return (
    <Section title={texts.title}>
      <TextSetting
        id="rules"
        label={texts.rules}
        help={texts.rulesHelp(draft.rules.length, SETTINGS_LIMITS.rulesLength)}
        type="lines"
        initial={draft.rules}
        fault={faultAt(faults, 'rules')}
        maxLength={SETTINGS_LIMITS.rulesLength}
        onChange={(rules) => services.settings.change({ rules })}
      />
      <TextSetting
        id="language"
        label={texts.language}
        help={texts.languageHelp}
        initial={draft.language}
        fault={faultAt(faults, 'language')}
        maxLength={SETTINGS_LIMITS.languageLength}
        onChange={(language) => services.settings.change({ language })}
      />
      <Inline space="space.200" shouldWrap>
        <TextSetting
          id="max-labels"
          label={texts.maxLabels}
          type="number"
          initial={draft.maxLabels}
          fault={faultAt(faults, 'maxLabels')}
          onChange={(maxLabels) => services.settings.change({ maxLabels })}
        />
        <TextSetting
          id="max-components"
          label={texts.maxComponents}
          type="number"
          initial={draft.maxComponents}
          fault={faultAt(faults, 'maxComponents')}
          onChange={(maxComponents) => services.settings.change({ maxComponents })}
        />
      </Inline>
    </Section>
  );
}
