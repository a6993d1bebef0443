import type { ErrorCode } from '../../src/contract/error-body';
import type { TriageField } from '../../src/contract/triage-field';
import type { Outcome } from './metrics';

/** What came of asking about an issue. */
export interface SystemAnswer {
  /** By field, or why there are none. */
  proposals: Record<TriageField, Outcome['proposals']> | ErrorCode;
  /** Similar issues that stood beside the proposals. */
  similar: number;
  /** Of the whole question. */
  milliseconds: number;
}

/** What is measured: the app on a host of its own. */
export interface AskedSystem {
  minConfidence: Record<TriageField, number>;
  /** Asks about an issue, by its place in the data. */
  ask(index: number): Promise<SystemAnswer>;
  /** Accepts what people chose for it, where they chose something for every field. */
  decide(index: number): Promise<void>;
  close(): Promise<void>;
}
