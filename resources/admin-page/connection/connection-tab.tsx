import { Button, Inline } from '@forge/react';
import React from 'react';
import { ATLASSIAN_MODELS } from '../../../src/contract/endpoint-address';
import { Section } from '../../common/section';
import { strings } from '../../common/strings/admin';
import type { TabProps } from '../tab-props';
import { ConnectionTest } from './connection-test';
import { EndpointFields } from './endpoint-fields';
import { ModelField } from './model-field';
import { ThinkingField } from './thinking-field';

const texts = strings.admin.connection;

/** The endpoint: where it is, what may be sent there, which model, and whether all of it works. */
export function ConnectionTab(props: TabProps) {
  const { form, services, leaveFocus } = props;
  const hasEndpoint = form.draft.endpoint.baseUrl.trim() !== '' || form.draft.endpoint.model.trim() !== '';
  return (
    <Section title={texts.title} intro={texts.intro}>
      <EndpointFields {...props} />
      {hasEndpoint && <ModelField {...props} />}
      {hasEndpoint && form.draft.endpoint.baseUrl !== ATLASSIAN_MODELS && <ThinkingField {...props} />}
      {hasEndpoint && <ConnectionTest form={form} store={services.settings} />}
      {form.view.settings.endpoint !== null && hasEndpoint && (
        <Inline>
          <Button
            onClick={() => {
              leaveFocus();
              services.settings.fill({
                endpoint: { baseUrl: '', model: '' },
                token: form.view.tokenOrigin !== null ? { action: 'remove' } : { action: 'keep' },
              });
            }}
            testId="remove-endpoint"
          >
            {texts.removeEndpoint}
          </Button>
        </Inline>
      )}
    </Section>
  );
}
