import type { Page } from 'playwright-core';
import type { ErrorBody } from '../../../src/contract/error-body';
import { toErrorBody, TriageError } from '../../../src/contract/triage-error';

const UNAVAILABLE = toErrorBody(new TriageError('JIRA_UNAVAILABLE'));

/** Lets a function of the app fail for this page, as the page sees it; gives back how to end that. */
export async function refuse(page: Page, functionKey: string, error: ErrorBody = UNAVAILABLE): Promise<() => Promise<void>> {
  return answer(page, functionKey, { ok: false, error });
}

/** Answers in a function's place for this page; gives back how to end that. */
export async function answer(page: Page, functionKey: string, result: unknown): Promise<() => Promise<void>> {
  const address = '**/host/invoke';
  const take = async (route: Parameters<Parameters<Page['route']>[1]>[0]): Promise<void> => {
    const asked = route.request().postDataJSON() as { functionKey: string };
    await (asked.functionKey === functionKey ? route.fulfill({ json: { result } }) : route.fallback());
  };
  await page.route(address, take);
  return () => page.unroute(address, take);
}
