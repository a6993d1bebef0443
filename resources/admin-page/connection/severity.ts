import type { ConnectionFinding, ConnectionReport } from '../../../src/contract/admin';

/** Findings with which suggestions work anyway. */
const HARMLESS: ReadonlySet<ConnectionFinding> = new Set(['slow', 'no-json-schema', 'no-temperature', 'no-system-role', 'context-unknown']);

/** Whether something was found with which nothing can be suggested. */
export function hasFailure({ findings }: ConnectionReport): boolean {
  return findings.some((finding) => !HARMLESS.has(finding));
}
