import { Inline } from '@forge/react';
import React from 'react';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import { TRIAGE_FIELDS } from '../../../src/contract/triage-field';
import { faultAt } from '../../common/editing/fault-at';
import { Section } from '../../common/section';
import { TextSetting } from '../../common/settings/text-setting';
import { strings } from '../../common/strings/admin';
import type { TabProps } from '../tab-props';

const texts = strings.admin.rules;

/** What the model is told beyond the allowed values. The rules come last: the prompt that they make stands below. */
export function GuidanceSection({ form, services }: TabProps) {
  const { draft, faults } = form;
  const { fields } = draft;
  return (
    <Section title={texts.title}>
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
        {TRIAGE_FIELDS.map((field) => {
          const own = fields[field];
          if (!('max' in own)) return null;
          return (
            <TextSetting
              key={field}
              id={`max-${field}`}
              label={texts.maximum(field)}
              type="number"
              initial={own.max}
              fault={faultAt(faults, `fields.${field}.max`)}
              onChange={(max) => services.settings.change({ fields: { ...fields, [field]: { ...own, max } } })}
            />
          );
        })}
      </Inline>
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
    </Section>
  );
}
