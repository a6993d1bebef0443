import { meanOf, measure, type Outcome } from '../../../../dev/eval/metrics';

const outcome = (truth: string, ...proposals: [string, number][]): Outcome => ({
  truth: truth.split(' '),
  proposals: proposals.map(([value, confidence]) => ({ value, confidence })),
});

describe('the metrics of a field', () => {
  it('count the first proposal, any of the first three, and no proposal as wrong', () => {
    const outcomes = [
      outcome('a', ['a', 0.9]),
      outcome('a b', ['c', 0.5], ['d', 0.4], ['b', 0.1]),
      outcome('a', ['b', 0.5], ['c', 0.4], ['d', 0.3], ['a', 0.2]),
      outcome('a'),
    ];
    expect(measure(outcomes, 0)).toMatchObject({ top1: 0.25, top3: 0.5 });
  });

  it('take coverage of all issues, and precision of those that are sure enough', () => {
    const outcomes = [outcome('a', ['a', 0.9]), outcome('a', ['b', 0.8]), outcome('a', ['a', 0.79]), outcome('a')];
    expect(measure(outcomes, 0.8)).toMatchObject({ coverage: 0.5, precision: 0.5 });
    expect(measure(outcomes, 0)).toMatchObject({ coverage: 0.75, precision: expect.closeTo(2 / 3) });
  });

  it('have no precision where nothing is sure enough', () => {
    expect(measure([outcome('a', ['a', 0.3])], 0.5)).toMatchObject({ coverage: 0, precision: null });
  });

  it('average F1 over values, true or proposed: a frequent one does not hide a rare one', () => {
    // a: 2 right of 2 true and 3 proposed, F1 0.8. b: 0 of 1, F1 0.
    const outcomes = [outcome('a', ['a', 1]), outcome('a', ['a', 1]), outcome('b', ['a', 1])];
    expect(measure(outcomes, 0).macroF1).toBeCloseTo(0.4);
  });

  it('weigh the gap between confidence and being right by how many issues a bin holds', () => {
    // Bin 0.9: mean 0.9, both right, gap 0.1 for two. Bin 0.5: mean 0.5, none right, gap 0.5 for one.
    const outcomes = [outcome('a', ['a', 0.9]), outcome('a', ['a', 0.9]), outcome('a', ['b', 0.5]), outcome('a')];
    expect(measure(outcomes, 0).calibrationError).toBeCloseTo((2 * 0.1 + 0.5) / 3);
  });

  it('hold a confidence of 1 in the last bin', () => {
    expect(measure([outcome('a', ['a', 1]), outcome('a', ['b', 0.96])], 0).calibrationError).toBeCloseTo(0.48);
  });

  it('are null without issues', () => {
    expect(Object.values(measure([], 0))).toEqual([null, null, null, null, null, null]);
  });
});

it('the mean over projects leaves out those that have no value', () => {
  const one = measure([outcome('a', ['a', 0.9])], 0.5);
  const other = measure([outcome('a', ['b', 0.1])], 0.5);
  expect(meanOf([one, other])).toMatchObject({ top1: 0.5, coverage: 0.5, precision: 1 });
});
