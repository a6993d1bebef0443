import type { RequestLine } from '../log/request-log';
import type { AttemptOutcome } from '../upstream/upstream-group';
import type { Metrics } from './metrics';

/** Counts one request, from the same closed fields that the log has, and the calls that were made for it. */
export function recordRequest(metrics: Metrics, line: RequestLine, attempts: readonly AttemptOutcome[]): void {
  for (const { upstream, milliseconds, fault } of attempts) {
    metrics.attempts.inc({ upstream, outcome: fault ?? 'ok' });
    metrics.attemptDuration.observe({ upstream }, milliseconds / 1_000);
  }
  metrics.requests.inc({ route: line.route, status: String(line.status) });
  metrics.duration.observe({ route: line.route }, line.durationMs / 1_000);
  if (line.queueMs !== null) metrics.queueDuration.observe(line.queueMs / 1_000);
  if (line.tokenId === null) return;
  const { bytesIn, bytesOut } = line;
  metrics.countToken(line.tokenId, {
    requests: 1,
    bytesIn,
    bytesOut,
    promptTokens: line.promptTokens ?? 0,
    completionTokens: line.completionTokens ?? 0,
  });
}
