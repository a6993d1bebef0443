import { PROBLEMS, type Problem } from './problem';
import type { UpstreamFault } from './upstream-fault';

/** Misses in a row before an upstream counts as down. */
const MISSES_TO_DOWN = 2;
/** The same problem is not said again before that. */
const SAID_FOR_MS = 3_600_000;

/** What calls and health checks have shown of one upstream. */
export class UpstreamHealth {
  private misses = 0;
  private hasSucceeded = false;
  private current: { problem: Problem; isFromCall: boolean } | null = null;
  private readonly saidAt = new Map<Problem, number>();

  /** `say` hears of each problem once, in a sentence for the operator. */
  constructor(
    private readonly name: string,
    private readonly say: (line: string) => void,
  ) {}

  /** False after health checks failed; such an upstream is asked last. */
  get isUp(): boolean {
    return this.misses < MISSES_TO_DOWN;
  }

  /** Whether it has answered well at least once, and not failed since. */
  get isReady(): boolean {
    return this.hasSucceeded && this.isUp;
  }

  /** What the operator has to mend, as far as it is known. */
  get problem(): Problem | null {
    return this.current?.problem ?? null;
  }

  callSucceeded(): void {
    this.misses = 0;
    this.hasSucceeded = true;
    this.current = null;
  }

  callFailed({ code, traits: { problem } }: UpstreamFault): void {
    if (problem !== undefined) this.note(code, problem, true);
  }

  /** A list of models is often open to everybody: it shows nothing about a key that a call was refused for. */
  checkSucceeded(): void {
    this.misses = 0;
    this.hasSucceeded = true;
    if (this.current?.isFromCall === false) this.current = null;
  }

  checkFailed(fault: UpstreamFault | null): void {
    this.misses += 1;
    const problem = fault?.traits.problem;
    if (fault !== null && problem !== undefined) this.note(fault.code, problem, false);
  }

  private note(code: string, problem: Problem, isFromCall: boolean): void {
    this.current = { problem, isFromCall };
    const now = performance.now();
    if (now - (this.saidAt.get(problem) ?? Number.NEGATIVE_INFINITY) < SAID_FOR_MS) return;
    this.saidAt.set(problem, now);
    this.say(`Upstream ${this.name}: ${code} (${problem}). ${PROBLEMS[problem]}`);
  }
}
