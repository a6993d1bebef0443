import { i18n } from '@forge/api';
import { answerLocale } from '../contract/action';
import { ENGLISH, type Catalogue, type Language } from '../contract/text';

const IN_ENGLISH: Language = { catalogue: {}, language: ENGLISH, locale: ENGLISH };

/**
 * A language for what an action answers, from the files that Forge puts beside the functions. English where the app does
 * not speak it, and where its file cannot be read: an answer in English is better than none.
 */
export async function readLanguage(locale: string | undefined): Promise<Language> {
  const spoken = answerLocale(locale ?? ENGLISH);
  if (spoken === null) return IN_ENGLISH;
  try {
    const { translations } = await i18n.getTranslations(spoken, { fallback: false });
    return translations === null ? IN_ENGLISH : { catalogue: translations as Catalogue, language: spoken.slice(0, 2), locale: spoken };
  } catch {
    return IN_ENGLISH;
  }
}
