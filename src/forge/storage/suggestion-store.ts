import type { Clock } from '../../contract/clock';
import type { DecisionStore } from '../../triage/suggestion/decision';
import type { SuggestionStore } from '../../triage/suggestion/suggestion';
import { KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';
import * as shapes from './record-shapes';

/** A pointer is of no interest once the suggestion could have expired. */
export const LATEST_DAYS = 30;
const DAY_MS = 86_400_000;

/** Suggestions and what became of them, until they expire. */
export function createSuggestionStore(calls: KvsCalls, clock: Clock): SuggestionStore & DecisionStore {
  return {
    readLatest: (issueId) => calls.get(KEYS.latest(issueId), shapes.latestShape),
    writeLatest: (issueId, latest) =>
      latest === null ? calls.delete(KEYS.latest(issueId)) : calls.set(KEYS.latest(issueId), latest, clock() + LATEST_DAYS * DAY_MS),
    readSuggestion: (issueId, id) => calls.get(KEYS.suggestion(issueId, id), shapes.suggestionShape),
    deleteSuggestion: (issueId, id) => calls.delete(KEYS.suggestion(issueId, id)),
    writeSuggestion: (suggestion) => calls.set(KEYS.suggestion(suggestion.issueId, suggestion.id), suggestion, suggestion.expiresAt),
    readDecision: (issueId, suggestionId) => calls.get(KEYS.decision(issueId, suggestionId), shapes.decisionShape),
    createDecision: (issueId, decision, expiresAt) => calls.create(KEYS.decision(issueId, decision.suggestionId), decision, expiresAt),
    writeDecision: (issueId, decision, expiresAt) => calls.set(KEYS.decision(issueId, decision.suggestionId), decision, expiresAt),
    deleteDecision: (issueId, suggestionId) => calls.delete(KEYS.decision(issueId, suggestionId)),
  };
}
