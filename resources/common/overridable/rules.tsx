import { Text } from '@forge/react';
import React from 'react';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import { text } from '../../../src/contract/text';
import { faultAt } from '../editing/fault-at';
import { say } from '../settings/facts';
import { TextSetting } from '../settings/text-setting';
import { settingsStrings } from '../strings/settings';
import { defineOverridable } from './overridable';

const texts = { none: text('The site has no rules.'), label: text('Rules for this project (they replace the site’s)') };

/** Free text for the model. */
export const rules = defineOverridable<string>({
  key: 'rules',
  title: settingsStrings.values.rules,
  word: text('rules'),
  ofSite: (site) => site.rules,
  ofProject: (own) => own.rules,
  put: (value) => ({ rules: value }),
  listFacts: (value) => [say('rules', settingsStrings.values.rules, value)],
  Inherited: ({ site }) => <Text color="color.text.subtle">{site === '' ? texts.none : site}</Text>,
  Editor: ({ own, form, onChange }) => (
    <TextSetting
      id="project-rules"
      label={texts.label}
      help={settingsStrings.values.rulesUsed(own.length, SETTINGS_LIMITS.rulesLength)}
      type="lines"
      initial={own}
      fault={faultAt(form.faults, 'rules')}
      maxLength={SETTINGS_LIMITS.rulesLength}
      onChange={onChange}
    />
  ),
});
