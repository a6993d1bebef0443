import type { Page, Route } from 'playwright-core';
import type { ErrorBody } from '../../../src/contract/error-body';
import { toErrorBody, TriageError } from '../../../src/contract/triage-error';

const UNAVAILABLE = toErrorBody(new TriageError('JIRA_UNAVAILABLE'));

/** Lets a function of the app fail for this page, as the page sees it; gives back how to end that. */
export async function refuse(page: Page, functionKey: string, error: ErrorBody = UNAVAILABLE): Promise<() => Promise<void>> {
  return answer(page, functionKey, { ok: false, error });
}

/** Answers in a function's place for this page; gives back how to end that. */
export async function answer(page: Page, functionKey: string, result: unknown): Promise<() => Promise<void>> {
  return onCalls(page, functionKey, (route) => route.fulfill({ json: { result } }));
}

/** Keeps a function's answers from this page until that is ended. */
export async function hold(page: Page, functionKey: string): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const end = await onCalls(page, functionKey, async (route) => {
    await released;
    await route.fallback();
  });
  return async () => {
    release();
    await end();
  };
}

async function onCalls(page: Page, functionKey: string, take: (route: Route) => Promise<void>): Promise<() => Promise<void>> {
  const address = '**/host/invoke';
  const look = async (route: Route): Promise<void> => {
    const asked = route.request().postDataJSON() as { functionKey: string };
    await (asked.functionKey === functionKey ? take(route) : route.fallback());
  };
  await page.route(address, look);
  return () => page.unroute(address, look);
}
