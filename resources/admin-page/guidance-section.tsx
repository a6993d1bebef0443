import React from 'react';
import { Inline } from '@forge/react';
import { strings } from '../common/strings';
import { faultAt } from './faults';
import { SETTINGS_LIMITS } from './limits';
import { Section, type SectionProps } from './section';
import { TextSetting } from './text-setting';

const texts = strings.admin.rules;

/** What the model is told beyond the allowed values. */
export function GuidanceSection({ form, store }: SectionProps) {
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
        onChange={(rules) => store.change({ rules })}
      />
      <TextSetting
        id="language"
        label={texts.language}
        initial={draft.language}
        fault={faultAt(faults, 'language')}
        maxLength={40}
        onChange={(language) => store.change({ language })}
      />
      <Inline space="space.200" shouldWrap>
        <TextSetting
          id="max-labels"
          label={texts.maxLabels}
          type="number"
          initial={draft.maxLabels}
          fault={faultAt(faults, 'maxLabels')}
          onChange={(maxLabels) => store.change({ maxLabels })}
        />
        <TextSetting
          id="max-components"
          label={texts.maxComponents}
          type="number"
          initial={draft.maxComponents}
          fault={faultAt(faults, 'maxComponents')}
          onChange={(maxComponents) => store.change({ maxComponents })}
        />
      </Inline>
    </Section>
  );
}
