import type { Clock } from '../../contract/clock';
import { TRIAGE_FIELDS } from '../../contract/triage-field';
import type { LearningStore } from '../../learning/learning-store';
import type { ProfileStore } from '../../profile/store/profile-store';
import { KEYS, PREFIXES } from './keys';
import type { KvsCalls } from './kvs-calls';
import * as shapes from './record-shapes';

/** A past that is read and not learned is of no use for longer. */
const LEARNING_MS = 2 * 86_400_000;

/** What was spent in an hour counts in that hour alone. */
const POINTS_MS = 2 * 3_600_000;

/** What was learned of each project, and learning that is in progress. */
export function createProfileStore(calls: KvsCalls, clock: Clock): ProfileStore & LearningStore {
  async function deleteAll(prefix: string, isKept: (key: string) => boolean = () => false): Promise<void> {
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<KvsCalls['query']>> = await calls.query(prefix, cursor);
      await Promise.all(page.entries.flatMap(({ key }) => (isKept(key) ? [] : [calls.delete(key)])));
      cursor = page.next;
    } while (cursor !== null);
  }

  return {
    readProfileHead: (projectId) => calls.get(KEYS.profileHead(projectId), shapes.profileHeadShape),
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
    writeProfileHead: (projectId, head, before) =>
      calls.commit([
        {
          key: KEYS.profileHead(projectId),
          content: { value: head, expiresAt: null },
          requires: { revision: before?.revision ?? null },
          revision: head.revision,
        },
      ]),
    async deleteProfiles(projectId, except) {
      if (except === null) await calls.delete(KEYS.profileHead(projectId));
      await deleteAll(PREFIXES.profileParts(projectId), (key) => except !== null && key.includes(`:${except.partsId}:`));
      await deleteAll(PREFIXES.projectLessons(projectId), (key) => except !== null && key.includes(`:${except.id}:`));
    },
    readLearningPoints: async (hour) => (await calls.get(KEYS.learningPoints(hour), shapes.pointsShape)) ?? 0,
    writeLearningPoints: (hour, points) => calls.set(KEYS.learningPoints(hour), points, clock() + POINTS_MS),
    readLearning: (projectId) => calls.get(KEYS.learning(projectId), shapes.learningShape),
    writeLearning: (projectId, learning) => calls.set(KEYS.learning(projectId), learning, clock() + LEARNING_MS),
    async deleteLearning(projectId) {
      await calls.delete(KEYS.learning(projectId));
      await deleteAll(PREFIXES.learningParts(projectId));
    },
    readLearningPart: (projectId, learningId, part) => calls.get(KEYS.learningPart(projectId, learningId, part), shapes.packedShape),
    writeLearningPart: (projectId, learningId, part, packed) =>
      calls.set(KEYS.learningPart(projectId, learningId, part), packed, clock() + LEARNING_MS),
  };
}
