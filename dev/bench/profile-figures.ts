import { byField, type FieldValue, type TriageField } from '../../src/contract/triage-field';
import { toCandidates } from '../../src/profile/ask/candidates';
import { proposeValues } from '../../src/profile/ask/propose-values';
import { lessonOf } from '../../src/profile/decisions/lesson';
import { hashWithSalt, keyOfValue } from '../../src/profile/hash-with-salt';
import { FIELD_LEARNING } from '../../src/profile/learn/field-learning';
import { learnProject, toPastIssue } from '../../src/profile/learn/learn-project';
import { packField, unpackField } from '../../src/profile/store/pack-field';
import { countTerms } from '../../src/profile/terms/count-terms';
import { cleanIssueText } from '../../src/text/clean-issue-text';
import { createRandom, type Random } from '../random';
import { median, type Figure } from './figure';

const ISSUES = 2_000;
const COMPONENTS = 43;
const WORDS = 8_000;
const ROUNDS = 15;
const MASKED = { maskPersonalData: true };

interface MadeIssue {
  summary: string;
  description: string;
  /** Places of its values. */
  values: Record<TriageField, number>;
}

/** Few words are frequent and most are rare, as in any language. */
function pickWord(random: Random): string {
  return `word${random
    .below(random.below(WORDS) + 1)
    .toString(26)
    .replace(/\d/gu, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')}`;
}

function sentence(random: Random, length: number): string {
  return Array.from({ length }, () => pickWord(random)).join(' ');
}

/** As long as issues of software projects are. Component and label are in the text; the priority is mostly the usual one. */
function makeIssue(random: Random): MadeIssue {
  const component = random.below(COMPONENTS);
  const topic = `topic${String.fromCharCode(97 + (component % 26))}${component < 26 ? '' : 'x'}`;
  const isWish = random.once(4);
  const values = { components: component, labels: isWish ? 1 : 0, priority: random.once(3) ? random.below(5) : 2 };
  return {
    summary: `${isWish ? 'add' : 'error'} ${sentence(random, 7)} ${topic}`,
    description: `${sentence(random, 90)} ${topic}`,
    values,
  };
}

function measureCpu<Result>(work: () => Result): { result: Result; milliseconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, milliseconds: (user + system) / 1_000 };
}

/** What learning a project costs, and what asking and deciding cost afterwards; storage's own time apart. */
export function measureProfile(): Figure[] {
  const random = createRandom(1);
  const made = Array.from({ length: ISSUES }, () => makeIssue(random));
  const hashWord = hashWithSalt('bench');
  const named = (prefix: string, count: number): FieldValue[] =>
    Array.from({ length: count }, (_each, index) => ({ id: `${prefix}${index}`, name: `${prefix}${index}` }));
  const allowed = { priority: named('level', 5), components: named('component', COMPONENTS), labels: named('label', 2) };
  const heapBefore = process.memoryUsage();
  const { result: lessons, milliseconds: learning } = measureCpu(() => {
    const past = made.map((issue, at) => {
      const values = byField((field) => allowed[field].slice(issue.values[field], issue.values[field] + 1));
      return toPastIssue(cleanIssueText(issue, MASKED), { id: String(at), at, values }, hashWord);
    });
    return learnProject(past, allowed, hashWord);
  });
  const heapAfter = process.memoryUsage();
  const stored = byField((field) => JSON.stringify(packField(lessons[field].field)));
  const issue = makeIssue(random);
  const ask = (): void => {
    const hash = hashWithSalt('bench');
    const words = new Map<number, string>();
    const terms = countTerms(issue, hash, (word, hashed) => words.set(hashed, word));
    byField((field) => {
      const learnedField = unpackField(JSON.parse(stored[field]) as ReturnType<typeof packField>);
      return proposeValues(field, learnedField, toCandidates(field, allowed[field], hash), { terms, words });
    });
  };
  const decide = (): void => {
    const terms = countTerms(issue, hashWord);
    byField((field) => {
      const [value] = allowed[field];
      const chosen = value === undefined ? [] : [keyOfValue(field, value, hashWord)];
      lessonOf(lessons[field].field, toCandidates(field, allowed[field], hashWord), terms, { chosen, refused: [] }, FIELD_LEARNING[field]);
    });
  };
  const medianOf = (work: () => void): number => median(Array.from({ length: ROUNDS }, () => measureCpu(work).milliseconds));
  const largest = Math.max(...Object.values(byField((field) => stored[field].length)));
  const note = `${ISSUES} issues, ${COMPONENTS} components, processor time`;
  return [
    { name: 'learning a project', value: learning, limit: 3_000, unit: 'ms', note: `${note}, cleaning included` },
    {
      name: 'memory that learning adds',
      value: (heapAfter.rss - heapBefore.rss) / 1e6,
      limit: 128,
      unit: 'MB',
      note: 'resident, as the process grew',
    },
    { name: 'asking a profile, reading it included', value: medianOf(ask), limit: 5, unit: 'ms', note },
    { name: 'learning from a decision', value: medianOf(decide), limit: 5, unit: 'ms', note },
    { name: 'stored profile, its largest field', value: largest / 1_024, limit: 240, unit: 'KiB', note: 'one value of Forge’s storage' },
  ];
}
