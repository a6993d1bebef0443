/** Letters that run from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and what Unicode puts beside them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Keeps a name or a text that runs from right to left from changing places with what stands beside it in a line: UI
 * Kit has no direction of its own, but shows Unicode's isolates (FSI and PDI, UAX #9). Any other text stays as it is.
 */
export function isolateText(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
