import type { Clock } from '../../contract/clock';
import { TRIAGE_FIELDS } from '../../contract/triage-field';
import type { LearningStore, StoredLearning } from '../../learning/learning-store';
import { madeAt } from '../../learning/timed-id';
import type { ProfileHead, ProfileStore } from '../../profile/store/profile-store';
import type { Change } from './commits';
import { KEYS, PREFIXES } from './keys';
import type { KvsCalls } from './kvs-calls';
import * as shapes from './record-shapes';

/** A past that is read and not learned is of no use for longer. */
const LEARNING_MS = 2 * 86_400_000;

/** What was learned of each project, and learning that is in progress. */
export function createProfileStore(calls: KvsCalls, clock: Clock): ProfileStore & LearningStore {
  async function keysUnder(prefix: string): Promise<string[]> {
    const keys: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<KvsCalls['query']>> = await calls.query(prefix, cursor);
      keys.push(...page.entries.map(({ key }) => key));
      cursor = page.next;
    } while (cursor !== null);
    return keys;
  }

  const readHead = (projectId: string) => calls.get(KEYS.profileHead(projectId), shapes.profileHeadShape);
  const readLearning = (projectId: string) => calls.get(KEYS.learning(projectId), shapes.learningShape);

  const headChange = (projectId: string, head: ProfileHead, before: ProfileHead | null): Change => ({
    key: KEYS.profileHead(projectId),
    content: { value: head, expiresAt: null },
    requires: { revision: before?.revision ?? null },
    revision: head.revision,
  });

  const learningChange = (projectId: string, learning: StoredLearning, before: StoredLearning | null): Change => ({
    key: KEYS.learning(projectId),
    content: { value: learning, expiresAt: clock() + LEARNING_MS },
    requires: { revision: before === null ? null : before.revision },
    revision: learning.revision,
  });

  return {
    readProfileHead: readHead,
    async listProfiles() {
      const found = await calls.list(PREFIXES.profileHeads, shapes.profileHeadShape);
      return found.map(({ key }) => key.slice(PREFIXES.profileHeads.length));
    },
    readProfileField: (projectId, partsId, field) => calls.get(KEYS.profileField(projectId, partsId, field), shapes.storedFieldShape),
    readBacktest: (projectId, partsId) => calls.get(KEYS.backtest(projectId, partsId), shapes.backtestShape),
    readUsageOfValues: (projectId, partsId) => calls.get(KEYS.valueUsage(projectId, partsId), shapes.usageShape),
    readSimilar: (projectId, partsId) => calls.get(KEYS.similar(projectId, partsId), shapes.storedSimilarShape),
    async readLessons(projectId, profileId) {
      const found = await calls.list(PREFIXES.lessons(projectId, profileId), shapes.lessonsShape);
      return found.map(({ value }) => value).sort((one, other) => one.at - other.at);
    },
    hasLessons: async (projectId, profileId, suggestionId) =>
      (await calls.get(KEYS.lesson(projectId, profileId, suggestionId), shapes.lessonsShape)) !== null,
    writeLessons: (projectId, profileId, lessons) => calls.set(KEYS.lesson(projectId, profileId, lessons.suggestionId), lessons, null),
    deleteLessons: (projectId, profileId, suggestionId) => calls.delete(KEYS.lesson(projectId, profileId, suggestionId)),
    async writeProfileParts(projectId, partsId, { fields, similar, backtest, usage }) {
      await Promise.all([
        ...TRIAGE_FIELDS.map((field) => calls.set(KEYS.profileField(projectId, partsId, field), fields[field], null)),
        calls.set(KEYS.similar(projectId, partsId), similar, null),
        calls.set(KEYS.backtest(projectId, partsId), backtest, null),
        calls.set(KEYS.valueUsage(projectId, partsId), usage, null),
      ]);
    },
    writeProfileHead: (projectId, head, before) => calls.commit([headChange(projectId, head, before)]),
    putInForce: (projectId, head, before, learning) =>
      calls.commit([
        headChange(projectId, head, before),
        { key: KEYS.learning(projectId), content: null, requires: { revision: learning.revision } },
      ]),
    deleteProfileHead: (projectId) => calls.delete(KEYS.profileHead(projectId)),
    async discardDamagedHead(projectId) {
      const { exists, value } = await calls.peek(KEYS.profileHead(projectId));
      if (exists && !shapes.profileHeadShape().safeParse(value).success) await calls.delete(KEYS.profileHead(projectId));
    },
    async sweepProfile(projectId, before, ended) {
      const prefixes = [PREFIXES.profileParts(projectId), PREFIXES.projectLessons(projectId), PREFIXES.learningParts(projectId)];
      const found = await Promise.all(prefixes.map(keysUnder));
      // Only now: what is named by then, and was not yet when it was found, stays.
      const [head, learning] = await Promise.all([readHead(projectId), readLearning(projectId)]);
      const named = [[head?.partsId, learning?.id], [head?.id, learning?.id], [learning?.id]];
      const left = prefixes.flatMap((prefix, place) =>
        (found[place] ?? []).filter((key) => {
          const [id = ''] = key.slice(prefix.length).split(':', 1);
          return named[place]?.includes(id) !== true && (madeAt(id) < before || id === ended);
        }),
      );
      await Promise.all(left.map((key) => calls.delete(key)));
    },
    countTakenSlots: async (budget) => (await keysUnder(PREFIXES.slots(budget))).length,
    readLearning,
    createLearning: (projectId, learning) => calls.commit([learningChange(projectId, learning, null)]),
    writeLearning: (projectId, learning, before) => calls.commit([learningChange(projectId, learning, before)]),
    deleteLearning: (projectId) => calls.delete(KEYS.learning(projectId)),
    readLearningPart: (projectId, learningId, part) => calls.get(KEYS.learningPart(projectId, learningId, part), shapes.packedShape),
    writeLearningPart: (projectId, learningId, part, packed) =>
      calls.set(KEYS.learningPart(projectId, learningId, part), packed, clock() + LEARNING_MS),
  };
}
