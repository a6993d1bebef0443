import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** How late the browser may tell of something, in milliseconds. */
const LATEST_MS = 30_000;

/** What a page complains of: script errors, errors on its console, requests that failed or were refused. */
export class Complaints {
  private found: string[] = [];

  watch(page: Page): void {
    page.on('pageerror', (error) => this.found.push(error.message));
    page.on('console', (message) => {
      // Chromium repeats each refused request here without its address; below it is noted with it.
      const isRepeated = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isRepeated) this.found.push(message.text());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.note(response.status(), response.url());
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'failed';
      // A page that is left calls off what it still waits for.
      if (reason !== 'net::ERR_ABORTED') this.note(reason, request.url());
    });
  }

  /** Takes out a complaint that the test provoked. The page may show what follows from it before the browser tells of it. */
  async expectOne(text: RegExp, latestMs = LATEST_MS): Promise<void> {
    const latest = Date.now() + latestMs;
    const find = (): number => this.found.findIndex((complaint) => text.test(complaint));
    while (find() < 0 && Date.now() < latest) await wait(10);
    if (find() < 0) throw new Error(`Nothing complained of ${String(text)}; there is: ${this.found.join('; ') || 'nothing'}.`);
    this.found.splice(find(), 1);
  }

  /** Whatever is left, which nobody expected; it is forgotten then. */
  take(): string[] {
    return this.found.splice(0);
  }

  private note(what: string | number, url: string): void {
    this.found.push(`${what} ${new URL(url).pathname}`);
  }
}
