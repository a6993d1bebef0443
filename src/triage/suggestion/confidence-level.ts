import type { ConfidenceLevel } from '../../contract/panel';

/** A confidence in words, so that nobody has to read a number or a color to understand it. */
export function confidenceLevel(confidence: number | null): ConfidenceLevel {
  if (confidence === null) return 'unknown';
  if (confidence >= 0.75) return 'high';
  return confidence >= 0.5 ? 'medium' : 'low';
}
