import type { RequestLine } from '../log/request-log';
import type { Metrics } from './metrics';

/** Counts one request, from the same closed fields that the log has. */
export function recordRequest(metrics: Metrics, line: RequestLine): void {
  metrics.requests.inc({ route: line.route, status: String(line.status) });
  metrics.duration.observe({ route: line.route }, line.durationMs / 1_000);
  if (line.queueMs !== null) metrics.queueDuration.observe(line.queueMs / 1_000);
  const { tokenId: token, bytesIn, bytesOut, promptTokens, completionTokens } = line;
  if (token === null) return;
  metrics.tokenRequests.inc({ token });
  metrics.tokenBytes.inc({ token, direction: 'in' }, bytesIn);
  metrics.tokenBytes.inc({ token, direction: 'out' }, bytesOut);
  metrics.modelTokens.inc({ token, kind: 'prompt' }, promptTokens ?? 0);
  metrics.modelTokens.inc({ token, kind: 'completion' }, completionTokens ?? 0);
}

/** Counts one call to an upstream. */
export function recordAttempt(
  metrics: Metrics,
  { upstream, milliseconds, fault }: { upstream: string; milliseconds: number; fault: string | null },
): void {
  metrics.attempts.inc({ upstream, outcome: fault ?? 'ok' });
  metrics.attemptDuration.observe({ upstream }, milliseconds / 1_000);
}
