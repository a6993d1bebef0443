import { removePlacedFaults } from '../../../../resources/admin-page/saving/faults';
import { describeFaults } from '../../../../resources/common/editing/describe-faults';
import { faultAt } from '../../../../resources/common/editing/fault-at';
import { makeSettingsView } from './make-settings';

const { settings } = makeSettingsView();

it('names the entry of a list, because lines have no numbers', () => {
  const [fault] = describeFaults([{ path: 'settings.allowlists.labels.1.name', message: 'A label has no spaces.' }], settings);
  expect(fault).toEqual({ path: 'allowlists.labels.1.name', message: '“ui”: A label has no spaces.' });
});

it('names a mapping by what is mapped, and no priority by its id', () => {
  const paths = ['labelMappings.0', 'allowlists.priorities.0', 'allowlists', 'limits.perSitePerDay', 'labelMappings.9'];
  const faults = paths.map((path) => ({ path, message: 'Wrong.' }));
  expect(describeFaults(faults, settings).map(({ message }) => message)).toEqual([
    '“dataloss”: Wrong.',
    ...Array<string>(4).fill('Wrong.'),
  ]);
});

it('does not name an entry that the message names already', () => {
  const [fault] = describeFaults([{ path: 'allowlists.labels.1', message: '“ui” stands there twice.' }], settings);
  expect(fault?.message).toBe('“ui” stands there twice.');
});

it('finds the faults of a control and of everything below it, and no other', () => {
  const faults = [
    { path: 'endpoint.baseUrl', message: 'Use https.' },
    { path: 'rules', message: 'Too long.' },
    { path: 'rulesOfOthers', message: 'Elsewhere.' },
  ];
  expect(faultAt(faults, 'endpoint')).toBe('Use https.');
  expect(faultAt(faults, 'rules')).toBe('Too long.');
  expect(faultAt(faults, 'language')).toBeNull();
});

it('keeps in the message what no control can show', () => {
  const faults = [
    { path: 'rules', message: 'Too long.' },
    { path: 'schemaVersion', message: 'Too old.' },
  ];
  const error = removePlacedFaults({ code: 'INVALID_INPUT', message: 'Correct it.', retryable: false }, faults);
  expect(error.details?.faults).toEqual([{ path: 'schemaVersion', message: 'Too old.' }]);
});
