import type { ServerResponse } from 'node:http';

const CHECK_MS = 500;

/**
 * Answers that are sent but not yet taken. Node has no limit for them: a caller who stops reading would
 * hold the connection for ever.
 */
export class UnreadAnswers {
  private readonly sentAt = new Map<ServerResponse, number>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly limitMs: number) {
    this.timer = setInterval(() => this.cutOff(), CHECK_MS);
    this.timer.unref();
  }

  watch(response: ServerResponse): void {
    this.sentAt.set(response, performance.now());
    response.on('close', () => this.sentAt.delete(response));
  }

  close(): void {
    clearInterval(this.timer);
  }

  private cutOff(): void {
    const limit = performance.now() - this.limitMs;
    for (const [response, sentAt] of this.sentAt) {
      // In order of sending: the first young one ends the search.
      if (sentAt > limit) return;
      response.destroy();
    }
  }
}
