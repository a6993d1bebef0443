import type { AttemptOutcome } from '../upstream/upstream-group';
import type { RequestLine } from './request-log';

/** In milliseconds: how late a line or a figure may be. The log's own buffer keeps lines ten times as long. */
const LATEST_MS = 100;
/** So that under load a batch holds up the next request by a fraction of a millisecond, and no more. */
const LARGEST_BATCH = 32;

interface EndedRequest {
  line: RequestLine;
  attempts: readonly AttemptOutcome[];
}

/**
 * Requests that are over and not yet recorded. A caller with one connection sends its next request as soon as it has
 * its answer; log and metrics done at that moment would be part of that request's latency. Together and a little
 * later, they cost less and are in nobody's way.
 */
export class EndedRequests {
  private batch: EndedRequest[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly record: (line: RequestLine, attempts: readonly AttemptOutcome[]) => void) {}

  add(line: RequestLine, attempts: readonly AttemptOutcome[]): void {
    this.batch.push({ line, attempts });
    if (this.batch.length >= LARGEST_BATCH) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), LATEST_MS).unref();
  }

  /** Records what ended so far: before somebody reads the metrics, and before the log is closed. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const { batch } = this;
    this.batch = [];
    for (const { line, attempts } of batch) this.record(line, attempts);
  }
}
