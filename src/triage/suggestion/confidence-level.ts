import type { ConfidenceLevel } from '../../contract/panel';

/**
 * A confidence in words, so that nobody has to read a number or a color to understand it. The words agree with the ticks:
 * low is what does not reach the minimum, and high is the upper half of what does.
 */
export function confidenceLevel(confidence: number | null, minimum: number): ConfidenceLevel {
  if (confidence === null) return 'unknown';
  if (confidence < minimum) return 'low';
  return confidence >= (minimum + 1) / 2 ? 'high' : 'medium';
}
