import { createRandom, type Random } from '../../random';
import type { AdfNode, IssueState } from '../state';
import words from './past-words.json';

export type PastTopic = keyof typeof words.topics;

export const PAST_TOPICS = Object.keys(words.topics) as PastTopic[];

export type PastLabel = Exclude<keyof typeof words.summaries, 'none'>;

const PAST_LABELS = Object.keys(words.summaries).filter((kind) => kind !== 'none') as PastLabel[];

type Language = keyof typeof words.details;

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
  /** What people put on an issue that reads like one with this label; by default, that label alone. */
  labelsOf?: (label: PastLabel | null, share: number, index: number) => string[];
  /** Ids of the priorities that people gave to an issue that reads like one with this label, each as often as it stands there. */
  prioritiesOf: (label: PastLabel | null) => readonly string[];
  /** Numbers and ids begin here. */
  firstNumber: number;
}

/** In one of so many issues a word is of another topic, and people choose another one's component. */
const STRAY_WORD = 6;
const OTHER_OPINION = 25;

/** Of a description. */
const SENTENCES = 3;

/** Days from the creation of an issue to its end. */
const DAYS_OPEN = 3;
const DAY_MS = 86_400_000;

/** A sentence about a topic, mostly. */
function write(random: Random, patterns: readonly string[], topics: readonly PastTopic[], topic: PastTopic, language: Language): string {
  const word = (): string => random.pick(words.topics[random.once(STRAY_WORD) ? random.pick(topics) : topic][language]);
  const text = random.pick(patterns).replace('{0}', word()).replace('{1}', word());
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function listed(label: PastLabel | null): string[] {
  return label === null ? [] : [label];
}

function paragraph(text: string): AdfNode {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

/**
 * Resolved issues as a team leaves them behind, the oldest first: the components follow what they are about, most of the
 * time; one label in two follows how their summaries read, and so do priorities. Always the same for a seed.
 */
export function createProjectPast(past: ProjectPast): IssueState[] {
  const { pattern, count, from, to, seed, languages, topics, componentsOf, labelsOf = listed, prioritiesOf, firstNumber } = past;
  const random = createRandom(seed);
  const prefix = pattern.key.replace(/-\d+$/u, '');
  return Array.from({ length: count }, (_each, index) => {
    const share = index / Math.max(1, count - 1);
    const resolved = Math.round(from + share * (to - from));
    const topic = random.pick(topics);
    const language = random.pick(languages);
    const label = random.once(2) ? random.pick(PAST_LABELS) : null;
    const details = () =>
      Array.from({ length: SENTENCES }, () => write(random, words.details[language], topics, topic, language)).join(' ');
    const created = resolved - DAYS_OPEN * DAY_MS;
    return {
      ...pattern,
      id: String(Number(pattern.projectId) * 10_000 + firstNumber + index),
      key: `${prefix}-${firstNumber + index}`,
      summary: write(random, words.summaries[label ?? 'none'][language], topics, topic, language),
      description: paragraph(details()),
      componentIds: componentsOf(random.once(OTHER_OPINION) ? random.pick(topics) : topic, share),
      labels: labelsOf(label, share, index),
      priorityId: random.pick(prioritiesOf(label)),
      securityLevelId: null,
      created,
      updated: resolved,
      resolved,
      comments: [],
      history: [],
    };
  });
}
