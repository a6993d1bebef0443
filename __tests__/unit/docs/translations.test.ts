import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readManifest } from '../../../dev/platform/manifest';
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

  test('has no space where it should not be, and no straight quotation mark', () => {
    const untidy = Object.values(catalogue)
      .flatMap(formsOf)
      .filter((form) => /^\s|\s$| {2}|"|(?<!\p{L})'|'(?!\p{L})/u.test(form));
    expect(untidy).toEqual([]);
  });
});
