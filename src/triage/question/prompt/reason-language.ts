import type { Settings } from '../../../contract/settings';

/** Where neither the settings nor the person name a language, such as in a rule. */
const USUAL = 'English';

/**
 * What a model is told to write its reasons in: what the administrator typed, or else the language of whoever asks.
 * @param locale of the person's page, e.g. `de-DE`; a name that Unicode does not know counts as none
 */
export function reasonLanguage({ language }: Pick<Settings, 'language'>, locale: string | undefined): string {
  if (language !== '') return language;
  return (locale === undefined ? undefined : new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(locale)) ?? USUAL;
}
