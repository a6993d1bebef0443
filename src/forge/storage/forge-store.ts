import type { Clock } from '../../contract/clock';
import type { TokenUsage } from '../../providers/endpoint-port';
import type { TriageStore } from '../../triage/triage-context';
import type { UpkeepStore } from '../../reset/upkeep-store';
import { createActivityStore } from './activity-store';
import { createEventStore } from './event-store';
import { KEYS, SECRET_KEYS } from './keys';
import { createKvsCalls } from './kvs-calls';
import * as shapes from './record-shapes';
import { createSettingsStore } from './settings-store';
import { createUpkeepStore } from './upkeep-store';

/** What a slot says until the call has been made, and where the endpoint counts no tokens. */
const NO_USAGE: TokenUsage = { promptTokens: 0, completionTokens: 0 };

/** A pointer is of no interest once the suggestion could have expired. */
const LATEST_DAYS = 30;
/** A run outlasts every delivery of its event (Forge repeats one for 24 hours), and ends long before the pointer to it, so that no old one is in a new one's way. */
const RUN_DAYS = 2;
const DAY_MS = 86_400_000;

/** Everything that the app keeps. Every method rejects with a `TriageError`. */
export type ForgeStore = TriageStore & UpkeepStore;

/** Forge storage as the app's store. */
export function createForgeStore(clock: Clock): ForgeStore {
  const calls = createKvsCalls(clock);

  const readInstallationSecret = () => calls.getSecret(SECRET_KEYS.installation, shapes.secretShape);

  async function ensureInstallationSecret(): Promise<string> {
    const known = await readInstallationSecret();
    if (known !== null) return known;
    const made = crypto.randomUUID() + crypto.randomUUID();
    if (await calls.createSecret(SECRET_KEYS.installation, made)) return made;
    const others = await readInstallationSecret();
    // It exists and cannot be read: a new one heals that, and costs no more than the limits of this minute.
    if (others === null) await calls.setSecret(SECRET_KEYS.installation, made);
    return others ?? made;
  }

  return {
    ...createSettingsStore(calls, clock),
    ...createActivityStore(calls, clock),
    ...createEventStore(calls, clock),
    ...createUpkeepStore(calls),
    readInstallationSecret,
    ensureInstallationSecret,
    readToken: () => calls.getSecret(SECRET_KEYS.token, shapes.tokenShape),
    writeToken: (token) => (token === null ? calls.deleteSecret(SECRET_KEYS.token) : calls.setSecret(SECRET_KEYS.token, token)),
    readCapabilities: () => calls.get(KEYS.capabilities, shapes.capabilitiesShape),
    writeCapabilities: (capabilities) => calls.set(KEYS.capabilities, capabilities, null),
    readEvidencePause: () => calls.get(KEYS.evidencePause, shapes.timeShape),
    pauseEvidence: (until) => calls.set(KEYS.evidencePause, until, until),
    readRunHead: (issueId) => calls.get(KEYS.runHead(issueId), shapes.runHeadShape),
    writeRunHead: (issueId, head) => calls.set(KEYS.runHead(issueId), head, clock() + LATEST_DAYS * DAY_MS),
    readRun: (issueId, sequence) => calls.get(KEYS.run(issueId, sequence), shapes.runShape),
    createRun: (issueId, run) => calls.create(KEYS.run(issueId, run.sequence), run, run.startedAt + RUN_DAYS * DAY_MS),
    writeRun: (issueId, run) => calls.set(KEYS.run(issueId, run.sequence), run, run.startedAt + RUN_DAYS * DAY_MS),
    deleteRun: (issueId, sequence) => calls.delete(KEYS.run(issueId, sequence)),
    claimAttempt: (runId, attempt, at) => calls.create(KEYS.attempt(runId, attempt), at, at + RUN_DAYS * DAY_MS),
    readAttempt: (runId, attempt) => calls.get(KEYS.attempt(runId, attempt), shapes.timeShape),
    readPace: () => calls.get(KEYS.endpointPace, shapes.paceShape),
    writePace: (pace) => (pace === null ? calls.delete(KEYS.endpointPace) : calls.set(KEYS.endpointPace, pace, pace.slowUntil)),
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
    readBudgetHint: () => calls.get(KEYS.budgetHint, shapes.budgetHintShape),
    writeBudgetHint: (hint) => calls.set(KEYS.budgetHint, hint, clock() + DAY_MS),
    claimSlot: ({ budget, slot, ttlSeconds }) => calls.create(KEYS.slot(budget, slot), NO_USAGE, clock() + ttlSeconds * 1_000),
    noteUsage: ({ budget, slot, ttlSeconds }, usage) => calls.set(KEYS.slot(budget, slot), usage, clock() + ttlSeconds * 1_000),
    releaseSlot: ({ budget, slot }) => calls.delete(KEYS.slot(budget, slot)),
  };
}
