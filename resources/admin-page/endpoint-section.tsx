import React from 'react';
import { SETTINGS_LIMITS } from './limits';
import { strings } from '../common/strings';
import { ConnectionTest } from './connection-test';
import { EgressApproval } from './egress-approval';
import { readAddress } from './endpoint-address';
import { faultAt } from './faults';
import { Section, type SectionProps } from './section';
import { TextSetting } from './text-setting';
import { TokenSetting } from './token-setting';

const texts = strings.admin.endpoint;

/** Where suggestions come from: address, permission, token, model, and a test of all four. */
export function EndpointSection({ form, store }: SectionProps) {
  const { draft, view, faults } = form;
  return (
    <Section title={texts.title}>
      <TextSetting
        id="endpoint-address"
        label={texts.address}
        help={texts.addressHelp}
        initial={draft.baseUrl}
        fault={faultAt(faults, 'endpoint.baseUrl')}
        maxLength={SETTINGS_LIMITS.baseUrlLength}
        onChange={(baseUrl) => store.change({ baseUrl })}
      />
      <EgressApproval
        host={readAddress(draft.baseUrl)?.host ?? null}
        savedHost={readAddress(view.settings.endpoint?.baseUrl ?? '')?.host ?? null}
      />
      <TokenSetting
        key={`token-${view.version}`}
        view={view}
        token={draft.token}
        origin={readAddress(draft.baseUrl)?.origin ?? null}
        fault={faultAt(faults, 'token')}
        onChange={(token) => store.change({ token })}
      />
      <TextSetting
        key={`model-${form.modelRevision}`}
        id="endpoint-model"
        label={texts.model}
        help={texts.modelHelp}
        initial={draft.model}
        fault={faultAt(faults, 'endpoint.model')}
        maxLength={SETTINGS_LIMITS.modelLength}
        onChange={(model) => store.change({ model })}
      />
      <ConnectionTest form={form} store={store} />
    </Section>
  );
}
