import { findKeyFault, readInputs } from '../../../../resources/action-form/read-inputs';

it.each(['SHOP-13', 'shop-13', ' A1_B-7 ', '{{issue.key}}', '{{triggerIssue.key}}'])('a rule can be saved with %j', (key) => {
  expect(findKeyFault(key)).toBeNull();
});

it.each(['', ' ', 'SHOP', '13', 'SHOP-13, SHOP-14', 'project = SHOP', '{{issue.key', '{{}}', `SHOP-${'1'.repeat(20)}`])(
  'and not with %j',
  (key) => expect(findKeyFault(key)).toMatch(/^Enter an issue key/u),
);

it.each<[string, unknown, ReturnType<typeof readInputs>]>([
  ['a new rule', { data: { inputs: {} }, errors: { invalidInputs: {} } }, { issueKey: '{{issue.key}}', fault: null }],
  ['a saved one', { data: { inputs: { issueKey: 'SHOP-1' } } }, { issueKey: 'SHOP-1', fault: null }],
  [
    'one that Automation minds',
    { data: { inputs: { issueKey: '' } }, errors: { invalidInputs: { issueKey: { message: 'issueKey is required' } } } },
    { issueKey: '', fault: 'issueKey is required' },
  ],
  ['nothing that is known', undefined, { issueKey: '{{issue.key}}', fault: null }],
])('the form begins with what the platform says of %s', (_what, extension, inputs) => {
  expect(readInputs(extension)).toEqual(inputs);
});
