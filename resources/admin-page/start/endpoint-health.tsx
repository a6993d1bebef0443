import { Inline, Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import type { Activity } from '../../../src/contract/admin';
import type { ErrorCode } from '../../../src/contract/error-body';
import { formatSeconds, formatTime } from '../../common/format';
import { strings } from '../../common/strings/admin';
import { Findings } from '../connection/findings';
import { nameProvider } from '../saving/provider-name';
import type { SiteForm } from '../saving/site-form';

const texts = strings.admin.overview;

/** Whether the endpoint works, as far as it was asked. */
export function EndpointHealth({ form, activity }: { form: SiteForm; activity: Activity | null }) {
  const { settings } = form.view;
  const { tested, tried } = form;
  const health = foundNow(form) ?? (activity === null ? 'unknown' : healthOf(activity));
  const appearance = { healthy: 'success', unhealthy: 'removed', unknown: 'default' } as const;
  return (
    <Stack space="space.050" testId="endpoint-health">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{texts.endpointIs(settings.endpoint?.model ?? '', nameProvider(settings.endpoint?.baseUrl ?? ''))}</Text>
        <Lozenge appearance={appearance[health]} testId="endpoint-state">
          {texts[health]}
        </Lozenge>
      </Inline>
      {tested !== null && tested.model !== '' && (
        <Stack space="space.050" testId="tested-now">
          <Text color="color.text.subtle">{texts.testedNow(tested.model, formatSeconds(tested.report.durationMs))}</Text>
          <Findings report={tested.report} />
        </Stack>
      )}
      {tried !== null && (
        <Text color="color.text.subtle" testId="tried-now">
          {tried.answer.ok
            ? texts.triedNow(tried.answer.data.issueKey, tried.model, formatSeconds(tried.answer.data.durationMs))
            : texts.triedInVain(tried.model, texts.codes[tried.answer.error.code])}
        </Text>
      )}
      {/* What was tested or tried here just now is stored nowhere, and is an answer all the same. */}
      {activity !== null && (activity.lastSuccess !== null || foundNow(form) !== 'healthy') && (
        <Text color="color.text.subtle" testId="last-success">
          {activity.lastSuccess === null
            ? texts.noSuccess
            : texts.lastSuccess(
                formatTime(activity.lastSuccess.at),
                formatSeconds(activity.lastSuccess.durationMs),
                activity.lastSuccess.model,
              )}
        </Text>
      )}
      {activity !== null && (
        <Text color="color.text.subtle" testId="last-check">
          {describeCheck(activity.check)}
        </Text>
      )}
      {!settings.dailyCheck && <Text color="color.text.subtle">{texts.checkOff}</Text>}
    </Stack>
  );
}

function describeCheck(check: Activity['check']): string {
  if (check === null) return texts.noCheck;
  const when = formatTime(check.at);
  return check.outcome === 'ok' ? texts.check(when, formatSeconds(check.durationMs)) : texts.checkFailed(when, texts.codes[check.outcome]);
}

/** What this page has just found out, which is newer than anything that was recorded; null when that is nothing. */
function foundNow({ tested, tried }: SiteForm): 'healthy' | 'unhealthy' | null {
  if (tried?.answer.ok === true) return 'healthy';
  if (tried?.answer.ok === false && isOfEndpoint(tried.answer.error.code)) return 'unhealthy';
  if (tested === null || tested.model === '') return null;
  return tested.report.works ? 'healthy' : 'unhealthy';
}

function isOfEndpoint(code: ErrorCode): boolean {
  return /^(?:ENDPOINT|MODEL)_/.test(code) || code === 'EGRESS_BLOCKED' || code === 'REPLY_INVALID';
}

/** The newest word on the endpoint counts: a check, an answer, or a failure of its own. */
function healthOf({ lastSuccess, failures, check }: Activity): 'healthy' | 'unhealthy' | 'unknown' {
  const good = [lastSuccess?.at, check?.outcome === 'ok' ? check.at : undefined];
  const bad = [failures.find(({ code }) => isOfEndpoint(code))?.at, check !== null && check.outcome !== 'ok' ? check.at : undefined];
  const newest = (times: (string | undefined)[]): number =>
    Math.max(-1, ...times.flatMap((at) => (at === undefined ? [] : [Date.parse(at)])));
  if (newest(good) === -1 && newest(bad) === -1) return 'unknown';
  return newest(good) >= newest(bad) ? 'healthy' : 'unhealthy';
}
