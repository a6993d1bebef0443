import {
  chooseLanguage,
  decimal,
  ENGLISH,
  inLanguage,
  numeral,
  plural,
  readerLocale,
  text,
  translate,
  worded,
} from '../../../src/contract/text';

afterEach(() => chooseLanguage({ catalogue: {}, language: ENGLISH, locale: ENGLISH }));

const POLISH = {
  'Try again': 'Spróbuj ponownie',
  '{done} of {all}': '{all}, z tego {done}',
  '{count} issues in {project}': {
    one: '{count} zgłoszenie w {project}',
    few: '{count} zgłoszenia w {project}',
    other: '{count} zgłoszeń w {project}',
  },
};

test('words in English until a language is chosen', () => {
  expect(text('Try again')).toBe('Try again');
  expect(text('{done} of {all}', { done: 1_234, all: 'many' })).toBe('1,234 of many');
  expect([1, 0, 1_000].map((count) => plural(count, '{count} issue', '{count} issues'))).toEqual(['1 issue', '0 issues', '1,000 issues']);
});

test('words in the chosen language, with its order, its plural forms and its numerals', () => {
  chooseLanguage({ catalogue: POLISH, language: 'pl', locale: 'pl-PL' });
  expect(text('Try again')).toBe('Spróbuj ponownie');
  expect(text('{done} of {all}', { done: 1, all: 12_345 })).toBe(`${numeral(12_345)}, z tego 1`);
  const issues = [1, 3, 5].map((count) => plural(count, '{count} issue in {project}', '{count} issues in {project}', { project: 'SHOP' }));
  expect(issues).toEqual(['1 zgłoszenie w SHOP', '3 zgłoszenia w SHOP', '5 zgłoszeń w SHOP']);
  expect([readerLocale(), decimal(0.5, 2)]).toEqual(['pl-PL', '0,50']);
});

test('takes the form for others where the language’s own is missing', () => {
  chooseLanguage({ catalogue: { '{count} issues': { other: '{count} zgłoszeń' } }, language: 'pl', locale: 'pl-PL' });
  expect(plural(1, '{count} issue', '{count} issues')).toBe('1 zgłoszeń');
});

test('leaves a text in English that nobody translated, also one that every object has', () => {
  chooseLanguage({ catalogue: POLISH, language: 'pl', locale: 'pl-PL' });
  expect(text('Reload')).toBe('Reload');
  expect(['constructor', 'Try again', 'Told by a function.'].map((message) => translate({ message }))).toEqual([
    'constructor',
    'Spróbuj ponownie',
    'Told by a function.',
  ]);
});

test('fills in what stands in a value as it is', () => {
  expect(text('{who} changed it to {to}', { who: '{to}', to: '$& {who}' })).toBe('{to} changed it to $& {who}');
});

test('words later, in the reader’s language, what a function found', () => {
  const found = worded('{done} of {all}', { done: 1, all: 12_345 });
  expect(translate(found)).toBe('1 of 12,345');
  chooseLanguage({ catalogue: POLISH, language: 'pl', locale: 'pl-PL' });
  expect(translate(found)).toBe(`${numeral(12_345)}, z tego 1`);
});

test('words one thing in a language, and nothing after it, also where wording fails', () => {
  const polish = { catalogue: POLISH, language: 'pl', locale: 'pl-PL' };
  const fail = () => {
    throw new Error('no words');
  };
  expect(inLanguage(polish, () => [text('Try again'), decimal(0.5, 1)])).toEqual(['Spróbuj ponownie', '0,5']);
  expect(() => inLanguage(polish, fail)).toThrow('no words');
  expect([text('Try again'), readerLocale()]).toEqual(['Try again', ENGLISH]);
});
