import type { Page } from 'playwright-core';
import type { Person } from '../jira';
import type { Host } from '../host';

/** One picture: whose page it is, and what they do before it is taken. */
export interface Scene {
  /** Name of the file, without its ending. */
  name: string;
  path: string;
  role: Person['role'];
  theme: 'light' | 'dark';
  /** Width of the page in pixels. */
  width: number;
  /** Whether the app is set up before; it is where nothing is said. */
  configured?: boolean;
  /** Whether the app has learned the project, as with `npm start`. */
  learned?: boolean;
  prepare(page: Page, host: Host): Promise<void>;
  /** Where the picture ends once it is prepared, in pixels from the top of the page. */
  bottom(page: Page): Promise<number>;
}

/** In pixels, between the end of what is shown and the edge of the picture. */
const MARGIN = 24;

/** Where something on the page ends, with a margin. */
export async function bottomOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`Nothing on the page is ${selector}.`);
  return Math.ceil(box.y + box.height) + MARGIN;
}
