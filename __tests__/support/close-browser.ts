import { shared } from './prepare-browser-tests';

/** Jest's tear-down after the browser tests. */
export default async function closeBrowser(): Promise<void> {
  await shared.browserServer?.close();
}
