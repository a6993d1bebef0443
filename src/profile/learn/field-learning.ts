import type { TriageField } from '../../contract/triage-field';
import { KIND, MATTER, TOPIC, type TermStyle } from '../terms/weigh-terms';
import type { Calibration } from './calibrate';
import type { TrainingOptions } from './train-separator';

/** What differs from field to field in learning. Measured on four projects' pasts: docs/quality.md. */
export interface FieldLearning extends TrainingOptions {
  style: TermStyle;
  /** What a name that is mentioned in full counts for, where there is much history. */
  name: number;
  /** Of the first proposal, by its lead. Serves alone where there is no history to calibrate on. */
  calibration: Calibration;
  /** Whether proposals have the proportions of the past: what people rarely choose is then rarely proposed, and the usual is not proposed always. */
  keepsProportions: boolean;
}

export const FIELD_LEARNING: Record<TriageField, FieldLearning> = {
  priority: { style: MATTER, cost: 0.1, balance: 1, name: 0, calibration: { even: -0.1, slope: 1.2 }, keepsProportions: true },
  components: { style: TOPIC, cost: 0.2, balance: 1, name: 0.3, calibration: { even: 0.1, slope: 2.7 }, keepsProportions: false },
  labels: { style: KIND, cost: 0.5, balance: 0, name: 0.2, calibration: { even: 0, slope: 1.7 }, keepsProportions: false },
};
