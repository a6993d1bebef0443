import { MOST_IMPOVERISHED } from '../../../dev/attacks/attacks';
import { lostPart } from '../../../dev/attacks/texts/kept-words';
import { findImpoverished, readRealIssues } from '../../../dev/attacks/texts/real-issues';

/** Folder of real issues, one JSON object a line. The project holds none of them. */
const FOLDER = process.env['TRIAGE_DATA'] ?? '';

it('at most one real issue in two hundred loses more than a fifth of what people see', () => {
  const issues = readRealIssues(FOLDER);
  expect(issues.length).toBeGreaterThan(1_000);
  expect(findImpoverished(issues).length / issues.length).toBeLessThanOrEqual(MOST_IMPOVERISHED);
}, 300_000);

it('what is lost is measured: all of a script, none of a comparison', () => {
  expect(lostPart('<script>alert everything</script>')).toBe(1);
  expect(lostPart('if a < b then c')).toBe(0);
  expect(lostPart('keep <i class="lost">this</i>')).toBeCloseTo(11 / 19);
});
