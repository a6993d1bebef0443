import { byField, type TriageField } from '../../contract/triage-field';
import { calibrate, confidenceOf, type Calibration } from '../../profile/learn/calibrate';
import type { JudgedAnswer } from '../learned-evidence';

/**
 * What the two voices count for until decisions have shown otherwise, in log-odds. A fit has been calibrated on the
 * project's own past, and a model's confidence is only its claim: models claim too much (Xiong et al., *Can LLMs Express
 * Their Uncertainty?*, ICLR 2024). Two that agree are surer than each alone, and one alone convinces nobody.
 */
const VOICES = { said: 0.4, fit: 0.8 };
const UNTRIED: Calibration = { even: 0, slope: 1 };

/** Nobody is surer than this, so that one voice cannot outweigh every other. */
const SUREST = 0.98;
/** What is less likely counts as this. */
export const LEAST_FIT = 1 - SUREST;

function logOdds(probability: number): number {
  const bounded = Math.min(SUREST, Math.max(LEAST_FIT, probability));
  return Math.log(bounded / (1 - bounded));
}

/**
 * How much speaks for a value, in log-odds.
 * @param said the model's confidence; null when it gave none that can be read
 * @param fit what the project's past says
 */
export function evidenceFor(said: number | null, fit: number): number {
  return VOICES.said * (said === null ? 0 : logOdds(said)) + VOICES.fit * logOdds(fit);
}

/** What decisions about a model's proposals have shown. */
export function trustIn(judged: Partial<Record<TriageField, readonly JudgedAnswer[]>>): Record<TriageField, Calibration> {
  return byField((field) =>
    calibrate(
      (judged[field] ?? []).map(([, by, isRight]) => ({ by, isRight })),
      UNTRIED,
    ),
  );
}

export { confidenceOf as trusted };
