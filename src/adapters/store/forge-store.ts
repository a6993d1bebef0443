import { randomUUID } from 'node:crypto';
import { TriageError } from '../../errors/triage-error';
import type { Clock } from '../../ports/clock';
import type {
  BudgetHint,
  StoredCapabilities,
  StoredDecision,
  StoredRun,
  StorePort,
  StoredSuggestion,
  StoredToken,
} from '../../ports/store-port';
import { createEventStore } from './event-store';
import { KEYS, SECRET_KEYS } from './keys';
import { createKvsCalls } from './kvs-calls';
import { createSettingsStore } from './settings-store';
import { createUpkeepStore } from './upkeep-store';

/** A run is of no interest once its suggestion could have expired. */
const RUN_DAYS = 30;
const DAY_MS = 86_400_000;

/** Forge storage as the app's store. */
export function createForgeStore(clock: Clock): StorePort {
  const calls = createKvsCalls(clock);

  async function readInstallationSecret(): Promise<string> {
    const known = await calls.getSecret<string>(SECRET_KEYS.installation);
    if (known !== null) return known;
    const made = randomUUID() + randomUUID();
    if (await calls.createSecret(SECRET_KEYS.installation, made)) return made;
    const others = await calls.getSecret<string>(SECRET_KEYS.installation);
    if (others === null) throw new TriageError('INTERNAL');
    return others;
  }

  return {
    ...createSettingsStore(calls, clock),
    ...createEventStore(calls, clock),
    ...createUpkeepStore(calls),
    readInstallationSecret,
    readToken: () => calls.getSecret<StoredToken>(SECRET_KEYS.token),
    writeToken: (token) =>
      token === null ? calls.deleteSecret(SECRET_KEYS.token) : calls.setSecret(SECRET_KEYS.token, token),
    readCapabilities: () => calls.get<StoredCapabilities>(KEYS.capabilities),
    writeCapabilities: (capabilities) => calls.set(KEYS.capabilities, capabilities, null),
    readEvidencePause: () => calls.get<number>(KEYS.evidencePause),
    pauseEvidence: (until) => calls.set(KEYS.evidencePause, until, until),
    readRun: (issueId) => calls.get<StoredRun>(KEYS.run(issueId)),
    writeRun: (issueId, run) => calls.set(KEYS.run(issueId), run, clock() + RUN_DAYS * DAY_MS),
    readLatest: (issueId) => calls.get<string>(KEYS.latest(issueId)),
    writeLatest: (issueId, suggestionId) =>
      suggestionId === null
        ? calls.delete(KEYS.latest(issueId))
        : calls.set(KEYS.latest(issueId), suggestionId, clock() + RUN_DAYS * DAY_MS),
    readSuggestion: (issueId, id) => calls.get<StoredSuggestion>(KEYS.suggestion(issueId, id)),
    writeSuggestion: (suggestion) =>
      calls.set(KEYS.suggestion(suggestion.issueId, suggestion.id), suggestion, suggestion.expiresAt),
    readDecision: (issueId, suggestionId) => calls.get<StoredDecision>(KEYS.decision(issueId, suggestionId)),
    createDecision: (issueId, decision, expiresAt) =>
      calls.create(KEYS.decision(issueId, decision.suggestionId), decision, expiresAt),
    writeDecision: (issueId, decision, expiresAt) =>
      calls.set(KEYS.decision(issueId, decision.suggestionId), decision, expiresAt),
    deleteDecision: (issueId, suggestionId) => calls.delete(KEYS.decision(issueId, suggestionId)),
    readBudgetHint: () => calls.get<BudgetHint>(KEYS.budgetHint),
    writeBudgetHint: (hint) => calls.set(KEYS.budgetHint, hint, clock() + DAY_MS),
    claimSlot: (budget, slot, ttlSeconds) => calls.create(KEYS.slot(budget, slot), true, clock() + ttlSeconds * 1_000),
    releaseSlot: (budget, slot) => calls.delete(KEYS.slot(budget, slot)),
  };
}
