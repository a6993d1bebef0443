/**
 * The words of the app in the reader's language. A text is written in English where it is used, and its English is the
 * name under which `locales/<locale>.json` has its translation. A page chooses a language once, before its own modules
 * are evaluated. Functions word in English, and whoever reads in another language has the page translate; what an
 * action answers has no page, so it is worded in the language that was asked for.
 */

import { once } from './once';

/** The forms of one text for the plural categories of its language; `other` stands in for one that is missing. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Translations by their English: a text, or the forms of one that counts something, by the form for many. */
export type Catalogue = Readonly<Record<string, string | PluralForms>>;

/** The names in braces, as a type: `'{done} of {all}'` → `'done' | 'all'`. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

type ValuesOf<Text extends string> = Record<Placeholders<Text>, string | number>;

/** A text on its way to whoever reads it: its English, and what stands for the names in braces. */
export interface Wording {
  message: string;
  values?: Readonly<Record<string, string | number>>;
}

/** A language that the app speaks, as whoever reads it writes numbers and dates. */
export interface Language {
  catalogue: Catalogue;
  /** Of the catalogue, for its plurals, e.g. `pt`. */
  language: string;
  /** In which the reader writes numbers and dates, e.g. `de-DE`. */
  locale: string;
}

/** The language that texts have in the code: there is nothing to load for it. */
export const ENGLISH = 'en';

/** Made with the first text that needs them: the data behind them takes a cold function 10 ms to load. */
function voiceOf({ catalogue, language, locale }: Language) {
  return { catalogue, locale, plurals: once(() => new Intl.PluralRules(language)), numbers: once(() => new Intl.NumberFormat(locale)) };
}

let reader = voiceOf({ catalogue: {}, language: ENGLISH, locale: ENGLISH });

/** Whose language everything is in from now on. */
export function chooseLanguage(language: Language): void {
  reader = voiceOf(language);
}

/**
 * Words one thing in a language. Calls of others may be under way in the same process, so this is over at once: what
 * `word` would do after waiting for something is in English again.
 */
export function inLanguage<Words>(language: Language, word: () => Words): Words {
  const before = reader;
  reader = voiceOf(language);
  try {
    return word();
  } finally {
    reader = before;
  }
}

/** In which the reader writes numbers and dates. */
export function readerLocale(): string {
  return reader.locale;
}

/** A number as the reader writes it: 1234.5 → `1,234.5`. */
export function numeral(value: number): string {
  return reader.numbers().format(value);
}

/** With exactly so many decimals: 0.5 and 2 → `0.50`. */
export function decimal(value: number, digits: number): string {
  return value.toLocaleString(reader.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function fill(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? numeral(value) : (value ?? placeholder);
  });
}

/**
 * A text in the reader's language.
 * @param values for the names in braces; numbers are written as the reader writes them
 */
export function text<const English extends string>(
  english: English,
  ...values: [Placeholders<English>] extends [never] ? [] : [ValuesOf<English>]
): string {
  const found = reader.catalogue[english];
  return fill(typeof found === 'string' ? found : english, values[0] ?? {});
}

/** A text that counts something, `{count}`, in the form that the number calls for. */
export function plural<const One extends string, const Many extends string>(
  count: number,
  one: One,
  many: Many,
  ...values: [Exclude<Placeholders<One | Many>, 'count'>] extends [never] ? [] : [Omit<ValuesOf<One | Many>, 'count'>]
): string {
  const found = reader.catalogue[many];
  const forms: PluralForms = typeof found === 'object' ? found : { one, other: many };
  return fill(forms[reader.plurals().select(count)] ?? forms.other, { ...values[0], count });
}

/** A text that a function found and a page will word, in the reader's language. Written where it is used, as with {@link text}. */
export function worded<const English extends string>(english: English, values: ValuesOf<English>): Wording {
  return { message: english, values };
}

/** What a function worded in English, such as the message of an error, in the reader's language; itself where nobody translated it. */
export function translate({ message, values = {} }: Wording): string {
  const found = reader.catalogue[message];
  return fill(typeof found === 'string' ? found : message, values);
}
