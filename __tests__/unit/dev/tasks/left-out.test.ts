import { describeLeftOut } from '../../../../dev/tasks/left-out';

test('what is not part of a run is named, with what makes it part of one', () => {
  const lines = describeLeftOut({ CORPORA: '/data', TRIAGE_DATA: '', VOLUMES: undefined });
  expect(lines).not.toContain('CORPORA');
  expect(lines).toMatch(/^Not in this run: .* Set TRIAGE_DATA/mu);
  expect(lines).toMatch(/^Not in this run: volumes .* VOLUMES=1/mu);
});

test('nothing is named when everything is part of the run', () => {
  expect(describeLeftOut({ CORPORA: '/a', TRIAGE_DATA: '/b', JIRA_CONTRACT: '/c', MAY_MOUNT: '1', VOLUMES: '1' })).toBe('');
});
