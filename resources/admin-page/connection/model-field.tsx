import React from 'react';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import { faultAt } from '../../common/editing/fault-at';
import { TextSetting } from '../../common/settings/text-setting';
import { strings } from '../../common/strings/admin';
import type { TabProps } from '../tab-props';

const texts = strings.admin.connection;

/** The name of the model, to type where the endpoint lists none. */
export function ModelField({ form, services }: TabProps) {
  return (
    <TextSetting
      key={`model-${form.fillRevision}`}
      id="endpoint-model"
      label={texts.model}
      help={texts.modelHelp}
      initial={form.draft.endpoint.model}
      fault={faultAt(form.faults, 'endpoint.model')}
      maxLength={SETTINGS_LIMITS.modelLength}
      onChange={(model) => services.settings.change({ endpoint: { ...form.draft.endpoint, model } })}
    />
  );
}
