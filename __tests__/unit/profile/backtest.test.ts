import { backtestField, suggestMinimum } from '../../../src/profile/backtest/backtest-field';
import { fromText, toText } from '../../../src/profile/store/bytes';
import fc from 'fast-check';
import { generateProject } from '../../fixtures/generated-project';
import { ALLOWED, learn } from './generated-profile';

describe('a backtest', () => {
  const { field, past } = learn(generateProject(400, 7)).components;
  const backtest = backtestField(past, field.calibration, ALLOWED.components.length);

  it('asks about the newer half, by what was learned from before', () => {
    expect(backtest.asked).toBe(200);
    expect(backtest.byValue.reduce((sum, { proposed }) => sum + proposed, 0)).toBe(200);
  });

  it('ticks less the higher the minimum, and never counts more right ones than ticks', () => {
    backtest.curve.forEach((point, index) => {
      expect(point.right).toBeLessThanOrEqual(point.ticked);
      expect(point.ticked).toBeLessThanOrEqual(backtest.curve[index - 1]?.ticked ?? backtest.asked);
    });
  });

  it('says what is taken for what, the most frequent first', () => {
    const judged = [0, 0, 1].map((proposed) => ({ scores: Float32Array.of(proposed === 0 ? 1 : 0, 0.5), right: new Set([2]) }));
    const { confusions } = backtestField(judged, field.calibration, 3);
    expect(confusions).toEqual([
      { chosen: 2, proposed: 0, times: 2 },
      { chosen: 2, proposed: 1, times: 1 },
    ]);
  });

  it('suggests a minimum below which ticks cost more than they save', () => {
    const outcome = (confidence: number, isRight: boolean) => ({ confidence, proposed: 0, right: new Set(isRight ? [0] : [1]) });
    const sure = Array.from({ length: 60 }, (_each, index) => outcome(0.95, index !== 0));
    const unsure = Array.from({ length: 60 }, (_each, index) => outcome(0.6, index % 2 === 0));
    expect(suggestMinimum([...unsure, ...sure])).toBe(0.95);
    expect(suggestMinimum(unsure)).toBe(0.98);
  });
});

describe('packed numbers', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint32Array(), fc.int8Array(), (one, other) => {
        const bytes = fromText(toText([one, other]), one.byteLength + other.byteLength);
        expect(new Uint32Array(bytes, 0, one.length)).toEqual(one);
        expect(new Int8Array(bytes, one.byteLength)).toEqual(other);
      }),
    );
  });

  it.each([9_999, 10_001, 100])('are refused where they unpack to more or less than the %i bytes that they should', (length) => {
    expect(() => fromText(toText([new Uint8Array(10_000)]), length)).toThrow();
  });
});
