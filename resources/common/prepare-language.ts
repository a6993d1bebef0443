import { i18n, view } from '@forge/bridge';
import { chooseLanguage, ENGLISH, type Catalogue, type Language } from '../../src/contract/text';

type Locale = Awaited<ReturnType<typeof view.getContext>>['locale'];

/** Milliseconds that a reader waits for a language before the page comes in English. */
const PATIENCE = 3_000;

/**
 * Makes the reader's language the one that texts are in, once, before a page is evaluated; no other language is loaded.
 * A page in English is better than none: a context without a locale, a file that cannot be read and a network that is
 * too slow all end there, and as a whole, since what comes later is not used.
 */
export async function prepareLanguage(): Promise<void> {
  const found = await Promise.race([findLanguage().catch(() => null), new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null))]);
  if (found !== null) chooseLanguage(found);
}

async function findLanguage(): Promise<Language> {
  const { locale: asTold } = await view.getContext();
  // Jira writes some locales with an underscore, JavaScript none.
  const locale = Intl.getCanonicalLocales(asTold.replace('_', '-'))[0] ?? ENGLISH;
  const inEnglish = { catalogue: {}, language: ENGLISH, locale };
  if (languageOf(locale) === ENGLISH) return inEnglish;
  const { translations, locale: found } = await i18n.getTranslations(locale as Locale);
  // A language that the app does not speak gets the default's file, which has the manifest's texts alone, in English.
  if (translations === null) return inEnglish;
  return { catalogue: translations as Catalogue, language: languageOf(found), locale };
}

function languageOf(locale: string): string {
  return new Intl.Locale(locale).language;
}
