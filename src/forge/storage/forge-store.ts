import type { Clock } from '../../contract/clock';
import type { LearningStore } from '../../learning/learning-store';
import type { TokenLedger } from '../../providers/atlassian/token-ledger';
import type { BatchStore } from '../../queue/batch-store';
import type { UpkeepStore } from '../../reset/upkeep-store';
import type { EvidenceStore } from '../../triage/question/evidence/evidence-store';
import type { TriageStore } from '../../triage/triage-context';
import { createActivityStore } from './activity-store';
import { createBatchStore } from './batch-store';
import { createBudgetStore } from './budget-store';
import { createEndpointStore } from './endpoint-store';
import { createEventStore } from './event-store';
import { createInstallationStore } from './installation-store';
import { KEYS } from './keys';
import { createKvsCalls, type KvsCalls } from './kvs-calls';
import { timeShape } from './record-shapes';
import { createProfileStore } from './profile-store';
import { createRunStore } from './run-store';
import { createSettingsStore } from './settings-store';
import { createSuggestionStore } from './suggestion-store';
import { createTokenStore } from './token-store';
import { createUpkeepStore } from './upkeep-store';
import { createUsageStore } from './usage-store';

/** Everything that the app keeps. Every method rejects with a `TriageError`. */
export type ForgeStore = TriageStore & UpkeepStore & LearningStore & TokenLedger & BatchStore;

function createEvidenceStore(calls: KvsCalls): EvidenceStore {
  return {
    readEvidencePause: () => calls.get(KEYS.evidencePause, timeShape),
    pauseEvidence: (until) => calls.set(KEYS.evidencePause, until, until),
  };
}

type AllOf<Parts extends readonly object[]> = Parts extends readonly [infer First, ...infer Rest extends object[]]
  ? First & AllOf<Rest>
  : unknown;

/** Parts of the store as one object. A literal with as many spreads takes V8 up to half a millisecond, and each invocation makes one. */
function joinParts<Parts extends object[]>(...parts: Parts): AllOf<Parts> {
  return Object.assign({}, ...parts) as AllOf<Parts>;
}

/** Forge storage as the app's store. */
export function createForgeStore(clock: Clock): ForgeStore {
  const calls = createKvsCalls(clock);
  return joinParts(
    createSettingsStore(calls, clock),
    createUsageStore(calls),
    createInstallationStore(calls),
    createEndpointStore(calls),
    createEvidenceStore(calls),
    createRunStore(calls, clock),
    createSuggestionStore(calls, clock),
    createBudgetStore(calls, clock),
    createTokenStore(calls, clock),
    createBatchStore(calls),
    createActivityStore(calls, clock),
    createEventStore(calls, clock),
    createProfileStore(calls, clock),
    createUpkeepStore(calls),
  );
}
