import { Button, Inline, ProgressBar, Spinner, Stack, Text } from '@forge/react';
import React from 'react';
import { BusyButton } from '../../common/busy-button';
import type { Activity } from '../../../src/contract/admin';
import { ATLASSIAN_MODELS } from '../../../src/contract/endpoint-address';
import { TRIAGE_FIELDS } from '../../../src/contract/triage-field';
import { Problem } from '../../common/problem';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { FIELD_LISTS } from '../../common/strings/settings';
import type { TabProps } from '../tab-props';
import { EndpointHealth } from './endpoint-health';
import { Failures } from './failures';
import { Trial } from './trial';

const texts = strings.admin.overview;

/** How the app does: use against the limit, the endpoint's health, the last failures, and a box to try it out. */
export function Overview(props: TabProps) {
  const { form, services, goTo, leaveFocus } = props;
  const activity = useModel(services.activity);
  const check = useModel(services.check);
  const runCheck = async () => {
    await services.check.ask();
    const { data } = services.check.getModel();
    if (data !== null) services.activity.put(data);
  };
  const { allowlists, automatic } = form.view.settings;
  const isBuiltIn = form.view.settings.endpoint === null;
  const byRule = TRIAGE_FIELDS.filter((field) => automatic[field].enabled);
  return (
    <Stack space="space.400" testId="overview">
      <Section title={strings.admin.trial.title}>
        <Trial {...props} />
      </Section>
      <Section title={texts.usage}>
        {activity.error !== null && <Problem error={activity.error} />}
        {activity.error !== null && (
          <Inline>
            <Button
              onClick={() => {
                leaveFocus();
                void services.activity.ask();
              }}
              testId="activity-retry"
            >
              {strings.common.retry}
            </Button>
          </Inline>
        )}
        {activity.data === null && activity.isLoading && <Spinner label={strings.common.loading} />}
        {activity.data !== null && <Usage activity={activity.data} limit={form.view.settings.limits.perSitePerDay} />}
        {activity.data !== null && form.view.settings.endpoint?.baseUrl === ATLASSIAN_MODELS && (
          <TokenBudget tokens={activity.data.tokens} />
        )}
      </Section>
      <Section title={texts.endpoint}>
        {isBuiltIn ? (
          <Text testId="built-in">{strings.admin.connection.notes['built-in']}</Text>
        ) : (
          <EndpointHealth form={form} activity={activity.data} />
        )}
        {check.error !== null && <Problem error={check.error} />}
        <Inline space="space.100" rowSpace="space.100" shouldWrap>
          {isBuiltIn ? (
            <Button onClick={() => goTo('quality')} testId="open-quality">
              {texts.open(strings.admin.tabs.quality)}
            </Button>
          ) : (
            <BusyButton isBusy={check.isLoading} onClick={() => void runCheck()} testId="check-now">
              {texts.checkNow}
            </BusyButton>
          )}
          <Button onClick={() => goTo('connection')} testId="open-connection">
            {texts.open(strings.admin.tabs.connection)}
          </Button>
        </Inline>
      </Section>
      <Section title={texts.failures}>
        <Failures failures={activity.data?.failures ?? []} />
      </Section>
      <Section title={texts.values}>
        <Inline space="space.150" rowSpace="space.100" alignBlock="center" shouldWrap>
          {byRule.length > 0 && <Text>{texts.byRule(byRule.map((field) => FIELD_LISTS[field].many).join(', '))}</Text>}
          <Text>{texts.valuesAre(allowlists.priority.length, allowlists.components.length, allowlists.labels.length)}</Text>
          <Button spacing="compact" onClick={() => goTo('values')} testId="open-values">
            {texts.open(strings.admin.tabs.values)}
          </Button>
        </Inline>
      </Section>
    </Stack>
  );
}

function Usage({ activity, limit }: { activity: Activity; limit: number }) {
  const { today, month } = activity.usage;
  const share = Math.min(1, today.calls / limit);
  return (
    <Stack space="space.100" testId="usage">
      <Text>{texts.today(today.calls, limit)}</Text>
      <ProgressBar value={share} ariaLabel={texts.today(today.calls, limit)} />
      <Text color="color.text.subtle">{texts.month(month.calls)}</Text>
      <Text color="color.text.subtle">{texts.tokens(month.promptTokens, month.completionTokens)}</Text>
    </Stack>
  );
}

/** What the app's vendor lets this site use of Atlassian's models. */
function TokenBudget({ tokens: { used, perDay } }: Pick<Activity, 'tokens'>) {
  if (perDay === 0) return <Text color="color.text.warning">{texts.tokensStopped}</Text>;
  return (
    <Stack space="space.100" testId="token-budget">
      <Text>{texts.tokenBudget(used, perDay)}</Text>
      <ProgressBar value={Math.min(1, used / perDay)} ariaLabel={texts.tokenBudget(used, perDay)} />
    </Stack>
  );
}
