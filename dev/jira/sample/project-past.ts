import { createRandom, type Random } from '../../random';
import type { AdfNode, IssueState } from '../state';
import words from './past-words.json';

export type PastTopic = keyof typeof words.topics;

export const PAST_TOPICS = Object.keys(words.topics) as PastTopic[];

export const PAST_LABELS = Object.keys(words.labels) as (keyof typeof words.labels)[];

type Language = keyof typeof words.common;

export interface ProjectPast {
  /** What the issues have in common: project, type, status, people. */
  pattern: IssueState;
  count: number;
  /** The first and the last moment at which one of them was resolved, milliseconds since 1970. */
  from: number;
  to: number;
  seed: number;
  languages: readonly Language[];
  topics: readonly PastTopic[];
  /** Ids of the components that people gave to an issue of a topic, `share` of the way from the first moment to the last: teams reorganize. */
  componentsOf: (topic: PastTopic, share: number) => string[];
  priorityIds: readonly string[];
  /** Numbers and ids begin here. */
  firstNumber: number;
}

/** In one of so many issues a word is of another topic, and people choose another one's component. */
const STRAY_WORD = 6;
const OTHER_OPINION = 25;

/** Days from the creation of an issue to its end. */
const DAYS_OPEN = 3;
const DAY_MS = 86_400_000;

function write(
  random: Random,
  topic: PastTopic,
  language: Language,
  topics: readonly PastTopic[],
  counts: [own: number, common: number],
): string {
  const own = Array.from({ length: counts[0] }, () => {
    const of = random.once(STRAY_WORD) ? random.pick(topics) : topic;
    return random.pick(words.topics[of][language]);
  });
  return [...own, ...Array.from({ length: counts[1] }, () => random.pick(words.common[language]))].join(' ');
}

function paragraph(text: string): AdfNode {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

/**
 * Resolved issues as a team leaves them behind, the oldest first: the components follow what they are about, most of the
 * time; one label in two follows how they begin; priorities follow nothing. Always the same for a seed.
 */
export function createProjectPast(past: ProjectPast): IssueState[] {
  const { pattern, count, from, to, seed, languages, topics, componentsOf, priorityIds, firstNumber } = past;
  const random = createRandom(seed);
  const prefix = pattern.key.replace(/-\d+$/u, '');
  return Array.from({ length: count }, (_each, index) => {
    const share = index / Math.max(1, count - 1);
    const resolved = Math.round(from + share * (to - from));
    const topic = random.pick(topics);
    const language = random.pick(languages);
    const label = random.once(2) ? random.pick(PAST_LABELS) : null;
    const summary = write(random, topic, language, topics, [3, 2]);
    const created = resolved - DAYS_OPEN * DAY_MS;
    return {
      ...pattern,
      id: String(Number(pattern.projectId) * 10_000 + firstNumber + index),
      key: `${prefix}-${firstNumber + index}`,
      summary: label === null ? summary : `${words.labels[label][language]} ${summary}`,
      description: paragraph(write(random, topic, language, topics, [5, 8])),
      componentIds: componentsOf(random.once(OTHER_OPINION) ? random.pick(topics) : topic, share),
      labels: label === null ? [] : [label],
      priorityId: random.pick(random.once(3) ? priorityIds : priorityIds.slice(0, 1)),
      securityLevelId: null,
      created,
      updated: resolved,
      resolved,
      comments: [],
      history: [],
    };
  });
}
