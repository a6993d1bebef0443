import type { Clock } from '../../contract/clock';
import { TRIAGE_FIELDS } from '../../contract/triage-field';
import type { LearningStore } from '../../learning/learning-store';
import type { ProfileStore } from '../../profile/store/profile-store';
import { KEYS, PREFIXES } from './keys';
import type { KvsCalls } from './kvs-calls';
import * as shapes from './record-shapes';

/** A past that is read and not learned is of no use for longer. */
const LEARNING_MS = 2 * 86_400_000;

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
    readProfileField: (projectId, profileId, field) => calls.get(KEYS.profileField(projectId, profileId, field), shapes.storedFieldShape),
    readSimilar: (projectId, profileId) => calls.get(KEYS.similar(projectId, profileId), shapes.storedSimilarShape),
    readBacktest: (projectId, profileId) => calls.get(KEYS.backtest(projectId, profileId), shapes.backtestShape),
    async readLessons(projectId, profileId) {
      const found = await calls.list(PREFIXES.lessons(projectId, profileId), shapes.lessonsShape);
      return found.map(({ value }) => value).sort((one, other) => one.at - other.at);
    },
    writeLessons: (projectId, profileId, suggestionId, lessons) =>
      calls.set(KEYS.lesson(projectId, profileId, suggestionId), lessons, null),
    deleteLessons: (projectId, profileId, suggestionId) => calls.delete(KEYS.lesson(projectId, profileId, suggestionId)),
    async writeProfile(projectId, head, { fields, similar, backtest }) {
      await Promise.all([
        ...TRIAGE_FIELDS.map((field) => calls.set(KEYS.profileField(projectId, head.id, field), fields[field], null)),
        calls.set(KEYS.similar(projectId, head.id), similar, null),
        calls.set(KEYS.backtest(projectId, head.id), backtest, null),
      ]);
      await calls.set(KEYS.profileHead(projectId), head, null);
    },
    async deleteProfiles(projectId, exceptId) {
      if (exceptId === null) await calls.delete(KEYS.profileHead(projectId));
      const isKept = (key: string): boolean => exceptId !== null && key.includes(`:${exceptId}:`);
      await deleteAll(PREFIXES.profileParts(projectId), isKept);
      await deleteAll(PREFIXES.projectLessons(projectId), isKept);
    },
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
