import path from 'node:path';
import type { Locator } from 'playwright-core';
import { readManifest } from '../../dev/platform/manifest';
import { aReply } from '../flow/support/triage-site';
import { describeInBrowser } from '../support/browser';
import { browserSite } from './support/browser-site';
import { button, panelOf } from './support/issue-view';
import { dataOf, findUnmarked, speakMarked } from './support/marked-language';
import { tooWide } from './support/too-wide';

const LOCALES = readManifest(path.resolve(__dirname, '../..')).translations!.resources.map(({ key }) => key);
const TABS = ['start', 'connection', 'values', 'rules', 'privacy', 'quality', 'projects', 'data'] as const;
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

  const openIn = (locale: string, address: string, as?: Parameters<typeof at.open>[1]): Promise<void> => at.open(address, as, locale);

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

  test('is chosen in the header, as the person is, and both outlive a reload', async () => {
    await at.open('/browse/SHOP-14');
    await at.page.getByLabel('Language').selectOption('de-DE');
    await at.switchTo('administrator');
    const chosen = () => Promise.all(['Language', 'Person'].map((label) => at.page.getByLabel(label, { exact: true }).inputValue()));
    const before = await chosen();
    await at.page.reload();
    await button(panelOf(at.page), 'Triage vorschlagen').waitFor();
    expect([before[0], await chosen()]).toEqual(['de-DE', before]);
  });

  test('is what a failure is told in, which the functions word in English', async () => {
    await openIn('fr-FR', '/browse/SHOP-16');
    at.site.endpoint.setFault('401');
    const panel = panelOf(at.page);
    await button(panel, 'Suggérer un triage').click();
    await panel.getByTestId('problem-ENDPOINT_AUTH').waitFor();
    expect(await panel.getByTestId('problem-ENDPOINT_AUTH').innerText()).toMatch(/^Le point de terminaison a rejeté le jeton\./u);
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

  test('gives way to English as a whole when its file comes too late', async () => {
    let arrive = (): void => undefined;
    const late = new Promise<void>((resolve) => (arrive = resolve));
    await at.page.route('**/__LOCALES__/de-DE.json', async (route) => {
      await late;
      await route.continue();
    });
    await openIn('de-DE', '/browse/SHOP-14');
    const panel = panelOf(at.page);
    await button(panel, 'Suggest triage').waitFor();
    const arrived = at.page.waitForResponse('**/__LOCALES__/de-DE.json');
    arrive();
    await (await arrived).finished();
    await button(panel, 'Suggest triage').click();
    await panel.getByText('4 proposals, 3 ticked.').waitFor();
    await at.page.unroute('**/__LOCALES__/de-DE.json');
  });

  describe.each(LOCALES)('%s fits into 400 pixels', (locale) => {
    const shown = async (): Promise<unknown> => {
      await at.page.waitForFunction(() => document.fonts.status === 'loaded');
      return tooWide(at.page);
    };

    test('on an issue, with every picker open', async () => {
      await openIn(locale, '/browse/SHOP-15');
      await at.page.setViewportSize(PHONE);
      const panel = panelOf(at.page);
      await proposalsIn(panel);
      for (const field of ['priority', 'components', 'labels']) await panel.getByTestId(`change-${field}`).click();
      await panel.getByRole('combobox').nth(2).waitFor();
      expect(await shown()).toEqual(FITS);
    });

    test('on the triage page', async () => {
      await openIn(locale, '/projects/SHOP/apps/triage-queue');
      await at.page.setViewportSize(PHONE);
      await at.page.getByTestId('queue-list').waitFor();
      await at.page.getByTestId('queue-actions').waitFor();
      expect(await shown()).toEqual(FITS);
    });

    test('on each tab of the admin page', async () => {
      await openIn(locale, '/admin', 'administrator');
      await at.page.setViewportSize(PHONE);
      await at.page.getByTestId('tab-start').waitFor();
      const found: unknown[] = [];
      for (const tab of TABS) {
        await at.page.getByTestId(`tab-${tab}`).click();
        await at.page.waitForTimeout(100);
        found.push({ tab, ...(await tooWide(at.page)) });
      }
      expect(found).toEqual(TABS.map((tab) => ({ tab, ...FITS })));
    });

    test('on the settings of a project', async () => {
      await openIn(locale, '/projects/SHOP/settings/apps/triage-project', 'project-administrator');
      await at.page.setViewportSize(PHONE);
      await at.page.getByTestId('project-editor').waitFor();
      expect(await shown()).toEqual(FITS);
    });
  });
});

describeInBrowser('no text of the panel is outside of a language', () => {
  const at = browserSite();

  test('while a suggestion is asked for, looked at, accepted and undone, and where it fails', async () => {
    const panel = panelOf(at.page);
    const byId = (id: string) => panel.getByTestId(id);
    const unmarked: Record<string, string[]> = {};
    const look = async (state: string) => (unmarked[state] = await findUnmarked(panel, await dataOf(at.site)));
    await speakMarked(at.page);
    await at.open('/browse/SHOP-15');
    await byId('suggest').waitFor();
    await look('ready');
    let release = (): void => undefined;
    const reply = new Promise<ReturnType<typeof aReply>>((resolve) => (release = () => resolve(aReply())));
    at.site.endpoint.setReply(() => reply);
    await byId('suggest').click();
    await byId('cancel').waitFor();
    await look('working');
    release();
    await byId('unlikely').click();
    for (const field of ['priority', 'components', 'labels']) await byId(`change-${field}`).click();
    await panel.getByRole('combobox').nth(2).waitFor();
    await look('proposals');
    await byId('accept-selected').click();
    await byId('outcome-applied').waitFor();
    await look('applied');
    await byId('undo').click();
    await panel.getByText(/^Undone/u).waitFor();
    await look('undone');
    for (const fault of ['401', 'html', 'invalid-json'] as const) {
      at.site.endpoint.setReply(null);
      at.site.endpoint.setFault(fault);
      await at.open('/browse/SHOP-16', 'administrator');
      await byId('suggest').click();
      await byId('open-settings').waitFor();
      await look(`fault ${fault}`);
    }
    const states = Object.keys(unmarked);
    expect(unmarked).toEqual(Object.fromEntries(states.map((state) => [state, []])));
  });
});

/** A suggestion, made if there is none, by what it is and not by what it says. */
async function proposalsIn(panel: Locator): Promise<void> {
  await panel.getByTestId('panel-actions').waitFor();
  if ((await panel.getByTestId('proposals').count()) === 0) await panel.getByTestId('suggest').click();
  await panel.getByTestId('proposals').waitFor();
}
