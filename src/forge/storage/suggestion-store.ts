import type { Clock } from '../../contract/clock';
import type { RunStore, StoredRun } from '../../triage/suggest/run';
import type { DecisionStore, StoredDecision } from '../../triage/suggestion/decision';
import type { StoredSuggestion, SuggestionStore } from '../../triage/suggestion/suggestion';
import type { Change } from './commits';
import { KEYS, numbered } from './keys';
import type { KvsCalls } from './kvs-calls';
import * as shapes from './record-shapes';
import { LATEST_DAYS, runChange } from './run-store';

const DAY_MS = 86_400_000;

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
export function createSuggestionStore(calls: KvsCalls, clock: Clock): SuggestionStore & DecisionStore & Pick<RunStore, 'storeSuggestion'> {
  const decisionChange = (issueId: string, decision: StoredDecision, expiresAt: number, before: string | null): Change => ({
    key: KEYS.decision(issueId, decision.suggestionId),
    content: { value: decision, expiresAt },
    requires: { revision: before },
    revision: decision.revision,
  });
  return {
    readLatest: (issueId) => calls.get(KEYS.latest(issueId), shapes.latestShape),
    readSuggestion: (issueId, id) => calls.get(KEYS.suggestion(issueId, id), shapes.suggestionShape),
    async storeSuggestion(run, suggestion) {
      const { issueId, id, expiresAt } = suggestion;
      const needed: Change[] = [
        { key: KEYS.suggestion(issueId, id), content: { value: suggestion, expiresAt } },
        runChange(issueId, { ...run, state: 'answered' }, 'working'),
      ];
      return (await calls.commit([...needed, latestChange(run, suggestion, clock())])) || calls.commit(needed);
    },
    readDecision: (issueId, suggestionId) => calls.get(KEYS.decision(issueId, suggestionId), shapes.decisionShape),
    createDecision: (issueId, decision, expiresAt) => calls.commit([decisionChange(issueId, decision, expiresAt, null)]),
    writeDecision: (issueId, decision, before, expiresAt) => calls.commit([decisionChange(issueId, decision, expiresAt, before.revision)]),
    deleteDecision: (issueId, { suggestionId, revision }) =>
      calls.commit([{ key: KEYS.decision(issueId, suggestionId), content: null, requires: { revision } }]),
  };
}
