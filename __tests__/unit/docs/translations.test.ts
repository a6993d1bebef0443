import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readManifest } from '../../../dev/platform/manifest';
import { ANSWER_LOCALES } from '../../../src/contract/action';
import { collectTexts, findBareTexts } from '../../support/collect-texts';
import { MANIFEST_TEXTS, SAME_IN } from './same-in-languages';

type Forms = Record<string, string>;
type Catalogue = Record<string, string | Forms>;

const ROOT = path.resolve(__dirname, '../../..');
const { resources, fallback } = readManifest(ROOT).translations!;
const texts = collectTexts();
const singulars = new Map(texts.map(({ english, one }) => [english, one]));

function readCatalogue(locale: string): Catalogue {
  const { path: file } = resources.find(({ key }) => key === locale)!;
  return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as Catalogue;
}

function formsOf(translation: string | Forms): string[] {
  return typeof translation === 'string' ? [translation] : Object.values(translation);
}

/** The names in braces, each once: a form for one may leave the number out. */
function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/gu))].sort();
}

/** A control's name has up to four words, a capital and no punctuation. */
const CONTROL = /^[A-Z][^{}.:?!;…]*$/u;
/** Capitals that are no control's: names of things outside of the app. */
const PROPER = /^(?:Atlassian|IP)\b/u;

/** Names of controls within a text: their capitals stand where none would, in the middle of a sentence. */
function controlsIn(english: string, names: readonly string[]): string[] {
  const found = names.filter((name) => name !== english && new RegExp(`(?:[a-z,] |“)${name}(?![\\w’-])`, 'u').test(english));
  return found.filter((name) => !found.some((longer) => longer !== name && longer.includes(name)));
}

/** How each language marks a name, and what its own typography leaves no room for. */
const TYPOGRAPHY: Readonly<Record<string, { named: (name: string) => string; untidy: RegExp }>> = {
  'de-DE': { named: (name) => `„${name}“`, untidy: /[«»”]|„[^“]*$|(?<!\u00A0)…$| %/u },
  'es-ES': { named: (name) => `«${name}»`, untidy: /[„“”]|«[^»]*$| %|^[^¿]*\?$/u },
  'fr-FR': {
    named: (name) => `«\u00A0${name}\u00A0»`,
    untidy: /[„“”]|«(?!\u00A0)|(?<!\u00A0)»|(?<![\u00A0\u202F])(?:[;!?%](?!=)|:(?!\/\/|\d))/u,
  },
  'ja-JP': { named: (name) => `[${name}]`, untidy: /[„“”«»！？：（）]|「[^」]*$|\p{Script=Hiragana}[.,]/u },
  'pt-BR': { named: (name) => `“${name}”`, untidy: /[„«»]|“[^”]*$| %/u },
};

test('leaves no text of a front end out, and none that a function words for one', () => {
  expect(findBareTexts()).toEqual([]);
});

test('counts one thing in one way', () => {
  const clashes = texts.filter(({ english, one }) => singulars.get(english) !== one);
  expect(clashes).toEqual([]);
});

test('has the manifest’s texts in the default language', () => {
  expect(fallback['default']).toBe('en-US');
  expect(readCatalogue('en-US')).toEqual(MANIFEST_TEXTS);
});

test('has every language in which the action answers, and no other', () => {
  expect(resources.map(({ key }) => key).filter((key) => key !== 'en-US')).toEqual([...ANSWER_LOCALES]);
});

describe.each(resources.map(({ key }) => key).filter((key) => key !== 'en-US'))('%s', (locale) => {
  const catalogue = readCatalogue(locale);

  test('has every text of the code and of the manifest, and no other', () => {
    const expected = [...new Set([...singulars.keys(), ...Object.keys(MANIFEST_TEXTS)])];
    expect({
      missing: expected.filter((english) => !Object.hasOwn(catalogue, english)),
      unused: Object.keys(catalogue).filter((english) => !expected.includes(english)),
    }).toEqual({ missing: [], unused: [] });
  });

  test('has the plural forms of its language for what counts, and for nothing else', () => {
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    // `many` is for millions in Romance languages (“1 millón de …”): no text of the app counts so far.
    const wanted = categories.filter((category) => category !== 'many').sort();
    const wrong = Object.entries(catalogue).filter(([english, translation]) => {
      const counts = typeof singulars.get(english) === 'string';
      return counts !== (typeof translation === 'object') || (counts && Object.keys(translation).sort().join() !== wanted.join());
    });
    expect(wrong).toEqual([]);
  });

  test('keeps every name in braces', () => {
    const differing = Object.entries(catalogue).flatMap(([english, translation]) =>
      formsOf(translation).filter((form) => placeholders(form).join() !== placeholders(english).join()),
    );
    expect(differing).toEqual([]);
  });

  test('is translated: what is the same as in English is known to be', () => {
    const same = Object.entries(catalogue).flatMap(([english, translation]) => (translation === english ? [english] : []));
    expect(same.filter((english) => /\p{L}/u.test(english.replace(/\{\w+\}/gu, ''))).sort()).toEqual([...(SAME_IN[locale] ?? [])].sort());
  });

  test('calls each control by the name that it has there', () => {
    const { named } = TYPOGRAPHY[locale]!;
    const names = Object.keys(catalogue).filter(
      (english) => CONTROL.test(english) && english.split(' ').length <= 4 && !PROPER.test(english),
    );
    const mentions = Object.keys(catalogue).flatMap((english) => controlsIn(english, names).map((name) => ({ english, name })));
    expect(mentions.length).toBeGreaterThan(15);
    const astray = mentions.filter(
      ({ english, name }) => !formsOf(catalogue[english]!).every((form) => form.includes(named(formsOf(catalogue[name]!).join()))),
    );
    expect(astray).toEqual([]);
  });

  test('is set as its language is', () => {
    const untidy = Object.values(catalogue)
      .flatMap(formsOf)
      .filter((form) => TYPOGRAPHY[locale]!.untidy.test(form));
    expect(untidy).toEqual([]);
  });

  test('has no space where it should not be, and no straight quotation mark', () => {
    const untidy = Object.values(catalogue)
      .flatMap(formsOf)
      .filter((form) => /^\s|\s$| {2}|"|(?<!\p{L})'|'(?!\p{L})/u.test(form));
    expect(untidy).toEqual([]);
  });
});
