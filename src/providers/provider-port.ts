import type { Grounds } from '../contract/grounds';
import type { TriageField } from '../contract/triage-field';

/** One value that a provider named, before it is judged. */
export interface RawProposal {
  value: string;
  /** 0 to 1; null when the provider gave none that can be read. */
  confidence: number | null;
  /** As the provider wrote it, or what can be said in any language. */
  reason: string | Grounds;
}

/** What every provider answers, whatever it asked: an endpoint's reply once it is read, and a profile's proposals. */
export type RawReply = Record<TriageField, RawProposal[]>;
