/** Some 250 suggestions: about a dollar and a half with the smallest model, at the prices of August 2026. */
const TOKENS_PER_DAY = 1_000_000;

/**
 * Tokens of Atlassian's models that each installation may use in a day, which the app's vendor pays for: the environment
 * variable of that name (`forge variables set`). 0, and whatever is no number, stops them everywhere.
 */
export function readTokensPerDay(variable = process.env['ATLASSIAN_TOKENS_PER_DAY']): number {
  if (variable === undefined) return TOKENS_PER_DAY;
  return /^\d{1,15}$/.test(variable) ? Number(variable) : 0;
}
