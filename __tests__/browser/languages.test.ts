import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { readManifest } from '../../dev/platform/manifest';
import { aReply } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { browserSite } from './support/browser-site';
import { button, panelOf } from './support/issue-view';
import { tooWide } from './support/too-wide';

const LOCALES = readManifest(path.resolve(__dirname, '../..')).translations!.resources.map(({ key }) => key);
const PHONE = { width: 400, height: 800 };
const FITS = { scrollable: 0, parts: [] };

describeInBrowser('the reader’s language', () => {
  const at = browserSite();
  let asked: string[] = [];

  beforeAll(() => {
    at.page.on('request', (request) => {
      const file = /__LOCALES__\/(.*)$/u.exec(request.url())?.[1];
      if (file !== undefined) asked.push(file);
    });
  });

  beforeEach(() => {
    asked = [];
    at.site.endpoint.setReply(() => aReply());
  });

  async function openIn(locale: string, address: string, as?: Parameters<typeof at.open>[1]): Promise<void> {
    await at.open('/', as);
    await at.page.getByLabel('Language').selectOption(locale);
    await at.page.goto(at.site.url + address);
  }

  test('is what the panel is in, with its numbers and dates, and no other is loaded', async () => {
    await openIn('de-DE', '/browse/SHOP-13');
    const panel = panelOf(at.page);
    await button(panel, 'Triage vorschlagen').click();
    await panel.getByTestId('proposals').waitFor();
    expect(await panel.innerText()).toMatch(/4 Vorschläge, 3 angekreuzt[^]*HOCH 0,86[^]*\n1 unwahrscheinlicher Vorschlag/u);
    await button(panel, 'Auswahl übernehmen (3)').click();
    await panel.getByTestId('outcome-applied').waitFor();
    expect(await panel.innerText()).toMatch(/Übernommen am \d{2}\.\d{2}\.\d{4}, \d{2}:\d{2}/u);
    expect([...new Set(asked)]).toEqual(['i18n-info.json', 'de-DE.json']);
  });

  test('is English where the app does not speak it, and English loads nothing', async () => {
    await openIn('sv-SE', '/browse/SHOP-14');
    await button(panelOf(at.page), 'Suggest triage').waitFor();
    expect([...new Set(asked)]).toEqual(['i18n-info.json', 'en-US.json']);
    asked = [];
    await openIn('en-US', '/browse/SHOP-14');
    await button(panelOf(at.page), 'Suggest triage').waitFor();
    expect(asked).toEqual([]);
  });

  test('gives way to English as a whole when its file cannot be read', async () => {
    await at.page.route('**/__LOCALES__/de-DE.json', (route) => route.fulfill({ status: 404, body: '' }));
    await openIn('de-DE', '/browse/SHOP-14');
    await button(panelOf(at.page), 'Suggest triage').waitFor();
    await at.page.unroute('**/__LOCALES__/de-DE.json');
    at.complaints.take();
  });

  test.each(LOCALES)('fits into 400 pixels in %s', async (locale) => {
    const { page } = at;
    await openIn(locale, '/browse/SHOP-15');
    await page.setViewportSize(PHONE);
    await openEverything(page, panelOf(page));
    expect(await tooWide(page)).toEqual(FITS);
  });
});

/** A suggestion with all its pickers, found by what they are and not by what they say. */
async function openEverything(page: Page, panel: Locator): Promise<void> {
  await panel.getByTestId('panel-status').waitFor();
  if ((await panel.getByTestId('proposals').count()) === 0) await panel.getByTestId('suggest').click();
  await panel.getByTestId('proposals').waitFor();
  for (const field of ['priority', 'components', 'labels']) await panel.getByTestId(`change-${field}`).click();
  await panel.getByRole('combobox').nth(2).waitFor();
  await page.waitForFunction(() => document.fonts.status === 'loaded');
}
