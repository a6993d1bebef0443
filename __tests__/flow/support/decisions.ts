import type { JiraResponse } from '../../../dev/jira';
import type { ErrorBody, ErrorCode, ErrorDetails } from '../../../src/contract/error-body';
import { ERROR_CATALOG } from '../../../src/contract/error-catalog';
import { CANARY_ANSWER } from './leak-check';
import { everythingIn, good, type CallOptions, type suggest, type TriageSite } from './triage-site';

type Suggestion = Awaited<ReturnType<typeof suggest>>;

/** What people do with a suggestion, on the site that the test has by then. */
export function decisionsOn(siteOf: () => TriageSite) {
  return {
    apply: (suggestion: Suggestion, options: CallOptions, accepted: object = everythingIn(suggestion)) =>
      siteOf().panel('applyTriage', { suggestionId: suggestion.id, accepted: { ...accepted } }, options),
    undo: ({ id }: { id: string }, options: CallOptions) => siteOf().panel('undoTriage', { suggestionId: id }, options),
    outcomeOf: async (key: string) => {
      const state = good(await siteOf().panel('getPanel', undefined, { issueKey: key }));
      if (state.kind !== 'suggestion') throw new Error(`The panel says ${state.kind}.`);
      return state.suggestion.outcome;
    },
  };
}

export function expectHelpful(error: ErrorBody, { code, details }: { code: ErrorCode; details?: ErrorDetails }): void {
  const { message, retryable } = ERROR_CATALOG[code];
  expect(error).toEqual({ code, message, retryable, ...(details === undefined ? {} : { details }) });
}

export function refusal(status: number, headers: Record<string, string> = {}): JiraResponse {
  const body = JSON.stringify({ errorMessages: [`${CANARY_ANSWER}: charged two times`], errors: { labels: CANARY_ANSWER } });
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}
