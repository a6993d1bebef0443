/** A test that did not run. */
export interface Skip {
  name: string;
  /** Why it did not run, and what makes it run. */
  reason: string;
}

/** What one step, or all of them, came to. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: Skip[];
}

export function addTallies(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** For a machine that has everything: a test that did not run there has failed. */
export function countSkipsAsFailures({ passed, failed, skipped }: Tally): Tally {
  return { passed, failed: failed + skipped.length, skipped: [] };
}

/** The last line: `12 passed, 0 failed`, with the skipped ones when there are any. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  const counts = `${passed} passed, ${failed} failed`;
  return skipped.length === 0 ? counts : `${counts}, ${skipped.length} skipped`;
}

/** The skipped tests by name, those with the same reason under one heading. */
export function describeSkips(skipped: Skip[]): string {
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  return reasons
    .map((reason) => {
      const names = skipped.filter((skip) => skip.reason === reason).map(({ name }) => `  - ${name}`);
      return [`Skipped: ${reason}`, ...names].join('\n');
    })
    .join('\n');
}
