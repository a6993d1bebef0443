import type { Clock } from '../../contract/clock';
import { headOf, type RunStore, type StoredRun } from '../../triage/suggest/run';
import type { DecisionStore, StoredDecision } from '../../triage/suggestion/decision';
import type { StoredSuggestion, SuggestionStore } from '../../triage/suggestion/suggestion';
import type { Change } from './commits';
import { eventChange } from './event-store';
import { KEYS, numbered } from './keys';
import type { KvsCalls } from './kvs-calls';
import * as shapes from './record-shapes';
import { headChange, LATEST_DAYS, runChange } from './run-store';

const DAY_MS = 86_400_000;

function answered(run: StoredRun): StoredRun {
  return { ...run, state: 'answered' };
}

/** The pointer moves on with the number of the run alone, so that of two runs the later one's suggestion is the newest. */
function latestChange(run: StoredRun, { id, issueId, inputHash }: StoredSuggestion, now: number): Change {
  return {
    key: KEYS.latest(issueId),
    content: { value: { id, inputHash }, expiresAt: now + LATEST_DAYS * DAY_MS },
    requires: { below: numbered(run.sequence) },
    revision: numbered(run.sequence),
  };
}

/** Suggestions and what became of them, until they expire. */
export function createSuggestionStore(
  calls: KvsCalls,
  clock: Clock,
): SuggestionStore & DecisionStore & Pick<RunStore, 'storeSuggestion' | 'storeAtOnce'> {
  const decisionChange = (issueId: string, decision: StoredDecision, expiresAt: number, before: string | null): Change => ({
    key: KEYS.decision(issueId, decision.suggestionId),
    content: { value: decision, expiresAt },
    requires: { revision: before },
    revision: decision.revision,
  });
  /** With what goes along; without being the newest where a later run's is. */
  async function storeAsNewest(run: StoredRun, suggestion: StoredSuggestion, along: Change[]): Promise<boolean> {
    const { issueId, id, expiresAt } = suggestion;
    const needed = [{ key: KEYS.suggestion(issueId, id), content: { value: suggestion, expiresAt } }, ...along];
    return (await calls.commit([...needed, latestChange(run, suggestion, clock())])) || calls.commit(needed);
  }

  return {
    readLatest: (issueId) => calls.get(KEYS.latest(issueId), shapes.latestShape),
    readSuggestion: (issueId, id) => calls.get(KEYS.suggestion(issueId, id), shapes.suggestionShape),
    storeSuggestion: (run, suggestion, event) =>
      storeAsNewest(run, suggestion, [runChange(suggestion.issueId, answered(run), 'working'), eventChange(event)]),
    storeAtOnce: (run, suggestion, event) =>
      storeAsNewest(run, suggestion, [
        runChange(suggestion.issueId, answered(run), null),
        headChange(suggestion.issueId, headOf(run), clock()),
        eventChange(event),
      ]),
    readDecision: (issueId, suggestionId) => calls.get(KEYS.decision(issueId, suggestionId), shapes.decisionShape),
    createDecision: (issueId, decision, expiresAt) => calls.commit([decisionChange(issueId, decision, expiresAt, null)]),
    writeDecision: (issueId, decision, before, expiresAt) => calls.commit([decisionChange(issueId, decision, expiresAt, before.revision)]),
    deleteDecision: (issueId, { suggestionId, revision }) =>
      calls.commit([{ key: KEYS.decision(issueId, suggestionId), content: null, requires: { revision } }]),
  };
}
