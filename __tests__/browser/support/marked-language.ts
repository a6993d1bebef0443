import type { Locator, Page } from 'playwright-core';
import { aReply, type TriageSite } from '../../flow/support/triage-site';
import { collectTexts } from '../../support/collect-texts';

/** What ends each text of the marked language. Nobody sees it, and it takes no room. */
const MARK = '\u2063';

/** The language in whose place the marked one comes. Its numbers and dates stay. */
const LOCALE = 'de-DE';

/** Names, what the embedded model says, and what Atlassian's components say by themselves, in the language of Jira. */
const NOT_OURS =
  /^(?:Auto-Triage AI|Triage|embedded-classifier|“.+” fits best by what was learned of the project\.|Pagination|Page \d+|(?:Previous|Next) Page|Close Modal|, multiple selections available,|information|success|clear)$/u;

/** What joins names. */
const JOINT = /[\u2068\u2069()]|, | · |^[+·] |→/u;

/** Every text of the app as it is in English, with a mark that tells that it went through the mechanism. */
function markedCatalogue(): Record<string, string | { one: string; other: string }> {
  return Object.fromEntries(
    collectTexts().map(({ english, one }) => [english, one === null ? english + MARK : { one: one + MARK, other: english + MARK }]),
  );
}

/**
 * Has the app speak the marked language from the next load of the page on. Not by a route, which ends the cache of a page
 * (Playwright documentation, `page.route`).
 */
export async function speakMarked(page: Page): Promise<void> {
  await page.addInitScript(
    ([locale, catalogue]) => {
      localStorage.setItem('offline-host.locale', locale);
      const load = window.fetch;
      window.fetch = (input, init) => {
        const url = input instanceof Request ? input.url : String(input);
        return url.endsWith(`/__LOCALES__/${locale}.json`) ? Promise.resolve(new Response(catalogue)) : load(input, init);
      };
    },
    [LOCALE, JSON.stringify(markedCatalogue())] as const,
  );
}

/** What people type in the tests of states, and a refusal of a query by Jira. */
const TYPED = ['Deutsch', 'Svenska', 'Mine.', 'Theirs.', 'colour = red', 'Field ‘colour’ does not exist.'];

/** What stands on pages that is not the app's text, as JSON. */
export async function dataOf(site: TriageSite): Promise<string> {
  return JSON.stringify([site.jira.snapshot(), await site.admin('getSettings'), aReply(), TYPED]);
}

/** Texts and labels of the part and of the app's dialogs, without what people type and what is sent word for word. */
function readTexts(part: Locator): Promise<string[]> {
  return part.evaluateAll((parts) =>
    [...parts, ...document.querySelectorAll('[role=dialog]:not([data-testid=egress-dialog])')].flatMap((root) => {
      const texts: string[] = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (node.parentElement?.closest('pre, code, textarea, [data-testid=egress-dialog]')) continue;
        if (node instanceof Text) texts.push(node.data.trim());
        if (node instanceof Element) {
          texts.push(...['aria-label', 'title', 'placeholder', 'alt'].map((name) => node.getAttribute(name)?.trim() ?? ''));
        }
      }
      return texts;
    }),
  );
}

/**
 * What a reader of another language would see or hear in English: texts and labels with words that bear no mark.
 * @param data what comes from Jira, the settings, people and models, in which such words may stand, as JSON
 */
export async function findUnmarked(part: Locator, data: string): Promise<string[]> {
  const isData = (text: string): boolean => text.split(JOINT).every((piece) => data.includes(JSON.stringify(piece.trim()).slice(1, -1)));
  const texts = new Set(await readTexts(part));
  return [...texts].filter((text) => /\p{L}{2}/u.test(text) && !text.includes(MARK) && !NOT_OURS.test(text) && !isData(text));
}
