import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** How long an answer takes at most for each point of slowness, in milliseconds. */
const ANSWER_MS = 75;

/** How many times slower than usual the pages of the browser tests are. */
export const timesSlower = (): number => Number(process.env['SLOW_PAGES'] ?? 1);

/**
 * Makes every page of a browser slow, so that a test that looks before the page is ready fails each time and not once
 * in a hundred runs: `SLOW_PAGES=6 npm test -- browser` gives each page a sixth of the processor for its scripts
 * and holds each answer of the server back by up to 0.45 s. What a test waits for may take as many times longer.
 */
export function slowDown(browser: Browser, times: number): Browser {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    await slowAnswers(context, times);
    const newPage = context.newPage.bind(context);
    context.newPage = async () => slowScripts(await newPage(), times);
    return context;
  };
  return browser;
}

async function slowAnswers(context: BrowserContext, times: number): Promise<void> {
  await context.route('**/*', async (route) => {
    const isAnswer = ['fetch', 'xhr'].includes(route.request().resourceType());
    if (isAnswer) await wait(Math.random() * ANSWER_MS * times);
    await route.fallback();
  });
}

async function slowScripts(page: Page, times: number): Promise<Page> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
  const setDefaultTimeout = page.setDefaultTimeout.bind(page);
  page.setDefaultTimeout = (milliseconds) => setDefaultTimeout(milliseconds * times);
  return page;
}
