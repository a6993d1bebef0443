import { Box, Label, Select, Stack, Text } from '@forge/react';
import React from 'react';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import { faultAt } from '../../common/editing/fault-at';
import { TextSetting } from '../../common/settings/text-setting';
import { strings } from '../../common/strings/admin';
import { readEndpointAddress } from '../saving/read-endpoint-address';
import { readSavedHost } from '../saving/saving';
import type { TabProps } from '../tab-props';
import { EgressApproval } from './egress-approval';
import { addressOf, isWithinAtlassian, presetInForce, PRESETS, type Preset } from './presets';
import { TokenSetting } from './token-setting';

const texts = strings.admin.connection;

interface PresetOption {
  label: string;
  value: Preset;
}

const OPTIONS: PresetOption[] = PRESETS.map((preset) => ({ label: texts.presets[preset], value: preset }));

interface EndpointFieldsProps extends TabProps {
  /** Whether the built-in provider was chosen before: nothing in the draft tells that from nothing typed yet. */
  isBuiltIn?: boolean;
  onBuiltIn?: (isChosen: boolean) => void;
}

/** Where suggestions come from: what it is, its address, whether Jira lets the app reach it, its token. */
export function EndpointFields({ form, services, leaveFocus, isBuiltIn = false, onBuiltIn }: EndpointFieldsProps) {
  const { settings } = services;
  const { draft, view, faults } = form;
  const [chosen, setChosen] = React.useState<Preset | null>(isBuiltIn ? 'built-in' : null);
  const preset = presetInForce(chosen, draft.endpoint.baseUrl);
  const isWithin = isWithinAtlassian(preset);
  const address = readEndpointAddress(draft.endpoint.baseUrl);
  const choose = (next: Preset) => {
    setChosen(next);
    onBuiltIn?.(next === 'built-in');
    // The name of a model here is none there.
    const model = isWithinAtlassian(next) || isWithin ? '' : draft.endpoint.model;
    settings.fill({ endpoint: { baseUrl: addressOf(next), model } });
  };
  return (
    <Stack space="space.200">
      <Box xcss={{ maxWidth: '360px' }}>
        <Stack space="space.0">
          <Label labelFor="endpoint-preset">{texts.preset}</Label>
          <Select
            id="endpoint-preset"
            testId="endpoint-preset"
            options={OPTIONS}
            value={OPTIONS.find(({ value }) => value === preset) ?? null}
            onChange={(option: PresetOption | null) => {
              if (option !== null) choose(option.value);
            }}
          />
        </Stack>
      </Box>
      {preset !== null && isWithin ? (
        <Text testId="within-atlassian">{texts.notes[preset]}</Text>
      ) : (
        <>
          <TextSetting
            key={`address-${form.fillRevision}`}
            id="endpoint-address"
            label={texts.address}
            help={preset === null ? texts.addressHelp : texts.notes[preset]}
            initial={draft.endpoint.baseUrl}
            fault={faultAt(faults, 'endpoint.baseUrl')}
            maxLength={SETTINGS_LIMITS.baseUrlLength}
            onChange={(baseUrl) => settings.change({ endpoint: { ...draft.endpoint, baseUrl } })}
          />
          <EgressApproval egress={services.egress} host={address?.host ?? null} savedHost={readSavedHost(view)} leaveFocus={leaveFocus} />
        </>
      )}
      {/* One that was saved for an endpoint can still be removed. */}
      {(!isWithin || view.tokenOrigin !== null) && (
        <TokenSetting
          key={`token-${view.version}`}
          view={view}
          token={draft.token}
          origin={address?.origin ?? null}
          fault={faultAt(faults, 'token')}
          onChange={(token) => settings.change({ token })}
        />
      )}
      {draft.endpoint.baseUrl.trim() === '' && view.settings.endpoint !== null && <Text color="color.text.warning">{texts.removed}</Text>}
    </Stack>
  );
}
