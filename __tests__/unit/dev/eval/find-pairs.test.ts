import { findPairs, formatPairs } from '../../../../dev/eval/find-pairs';
import type { DataIssue } from '../../../../dev/eval/data';

const issue = (key: string, day: number, summary: string): DataIssue => ({
  key,
  project: key.split('-')[0] ?? '',
  created: `2026-01-${String(day).padStart(2, '0')}`,
  priority: null,
  components: [],
  labels: [],
  summary,
  description: null,
});

const ISSUES = [
  issue('A-4', 4, 'The certificate of the login server has expired'),
  issue('A-1', 1, 'Login fails with an expired certificate'),
  issue('A-2', 2, 'Export cuts wide tables'),
  issue('A-3', 3, 'Dark mode'),
  issue('B-1', 1, 'The certificate of the login server has expired'),
];

describe('pairs of issues that people have linked', () => {
  it('are found where the earlier one is among the similar ones of the later, whichever is named first', () => {
    expect(findPairs(ISSUES, [['A-1', 'A-4']])).toMatchObject({ pairs: 1, unknown: 0, inFive: 1, inTen: 1 });
    expect(
      findPairs(ISSUES, [
        ['A-4', 'A-1'],
        ['A-3', 'A-2'],
      ]),
    ).toMatchObject({ pairs: 2, inFive: 0.5, inTen: 0.5 });
  });

  it('are not found in another project, and are none where an issue is unknown', () => {
    expect(findPairs(ISSUES, [['B-1', 'A-4']])).toMatchObject({ pairs: 1, inTen: 0 });
    expect(
      findPairs(ISSUES, [
        ['A-1', 'A-9'],
        ['A-1', 'A-1'],
      ]),
    ).toMatchObject({ pairs: 0, unknown: 2, inTen: 0 });
  });

  it('are told as what they are: alike', () => {
    const text = formatPairs(
      findPairs(ISSUES, [
        ['A-1', 'A-4'],
        ['A-1', 'A-9'],
      ]),
    );
    expect(text).toMatch(
      /^Pairs: 1\. .* first five similar ones in 1\.000 .* first ten in 1\.000\. .* \d+ characters an issue\. .* not in the data: 1\.$/u,
    );
    expect(text).not.toMatch(/duplicate/iu);
  });
});
