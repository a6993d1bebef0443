import type { Browser, Page } from 'playwright-core';
import type { AppBuild } from '../build/esbuild-app';
import { createHost } from '../host';
import { createSampleState, withLongPast } from '../jira';
import { LEARNED_PROJECT, learnProject, PAST_ISSUES } from '../server/learned-site';
import type { Scene } from './scene';

/** In pixels: tall enough for every scene, so that nothing scrolls and the bar at the bottom is out of the picture. */
const HEIGHT = 2_400;

/** When settings are said to have been saved: the time that it really is differs too. */
const SAVED_AT = '2026-11-20T10:00:00.000Z';

/** What a call is said to have taken, in milliseconds: the time that it really takes differs from run to run. */
const DURATION_MS = 2_100;

/** Takes a scene's picture as PNG, without the page's header, on a host of its own, so that no scene depends on another. */
export async function takeScene(browser: Browser, build: AppBuild, shellDir: string, scene: Scene): Promise<Buffer> {
  const { configured = true, learned = false } = scene;
  const jiraState = learned ? withLongPast(createSampleState(), { issues: PAST_ISSUES }) : undefined;
  const host = await createHost({ port: 0, stateFile: null, configured, build, shellDir, jiraState });
  const { width } = scene;
  const page = await browser.newPage({
    viewport: { width, height: HEIGHT },
    deviceScaleFactor: 1,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  try {
    if (learned) await learnProject(host, LEARNED_PROJECT);
    await fixTimes(page);
    await page.goto(host.url + scene.path);
    const person = host.jira.people.find(({ role }) => role === scene.role);
    await page.getByTestId('person-switch').selectOption(person?.accountId ?? '');
    await page.getByTestId('theme-switch').selectOption(scene.theme);
    await scene.prepare(page, host);
    // The focus ring and the pointer's hover are nobody's.
    await page.mouse.move(0, 0);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const top = (await page.locator('main').boundingBox())?.y ?? 0;
    const clip = { x: 0, y: top, width, height: (await scene.bottom(page)) - top };
    return await page.screenshot({ clip, animations: 'disabled' });
  } finally {
    // The page goes on looking; what it asks while it is closed is nobody's.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.close();
    await host.close();
  }
}

async function fixTimes(page: Page): Promise<void> {
  await page.route('**/host/invoke', async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace(/"durationMs":\d+/gu, `"durationMs":${DURATION_MS}`)
      .replace(/"savedAt":"[^"]+"/gu, `"savedAt":"${SAVED_AT}"`);
    await route.fulfill({ response, body });
  });
}
