import { chooseLanguage, ENGLISH } from '../../../../src/contract/text';
import { findKeyFault, readInputs } from '../../../../resources/action-form/read-inputs';

it.each(['SHOP-13', 'shop-13', ' A1_B-7 ', '{{issue.key}}', '{{triggerIssue.key}}'])('a rule can be saved with %j', (key) => {
  expect(findKeyFault(key)).toBeNull();
});

it.each(['', ' ', 'SHOP', '13', 'SHOP-13, SHOP-14', 'project = SHOP', '{{issue.key', '{{}}', `SHOP-${'1'.repeat(20)}`])(
  'and not with %j',
  (key) => expect(findKeyFault(key)).toMatch(/^Enter an issue key/u),
);

afterEach(() => chooseLanguage({ catalogue: {}, language: ENGLISH, locale: ENGLISH }));

const NEW = { data: { inputs: {} }, errors: { invalidInputs: {} } };

it.each<[string, unknown, ReturnType<typeof readInputs>]>([
  ['a new rule', NEW, { inputs: { issueKey: '{{issue.key}}' }, fault: null }],
  ['a saved one', { data: { inputs: { issueKey: 'SHOP-1' } } }, { inputs: { issueKey: 'SHOP-1' }, fault: null }],
  [
    'one in another language',
    { data: { inputs: { issueKey: 'SHOP-1', language: 'ja-JP' } } },
    { inputs: { issueKey: 'SHOP-1', language: 'ja-JP' }, fault: null },
  ],
  [
    'one in no language that the app speaks',
    { data: { inputs: { issueKey: 'SHOP-1', language: 'sv-SE' } } },
    { inputs: { issueKey: 'SHOP-1' }, fault: null },
  ],
  [
    'one that Automation minds',
    { data: { inputs: { issueKey: '' } }, errors: { invalidInputs: { issueKey: { message: 'issueKey is required' } } } },
    { inputs: { issueKey: '' }, fault: 'issueKey is required' },
  ],
  ['nothing that is known', undefined, { inputs: { issueKey: '{{issue.key}}' }, fault: null }],
])('the form begins with what the platform says of %s', (_what, extension, read) => {
  expect(readInputs(extension)).toEqual(read);
});

it.each([
  ['de-AT', 'de-DE'],
  ['pt-PT', 'pt-BR'],
  ['sv-SE', undefined],
  ['en-GB', undefined],
])('a new rule of somebody who reads in %s answers in %s, and a saved one as it was saved', (locale, language) => {
  chooseLanguage({ catalogue: {}, language: ENGLISH, locale });
  expect(readInputs(NEW).inputs.language).toBe(language);
  expect(readInputs({ data: { inputs: { issueKey: 'SHOP-1' } } }).inputs).toEqual({ issueKey: 'SHOP-1' });
});
