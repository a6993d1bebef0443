import { byField } from '../../../src/contract/triage-field';
import { packField } from '../../../src/profile/store/pack-field';
import { packSimilar } from '../../../src/profile/similar/pack-similar';
import { buildSimilarIndex } from '../../../src/profile/similar/similar-index';
import { countTerms } from '../../../src/profile/terms/count-terms';
import type { StoredProfile } from '../../../src/providers/built-in/ask-profile';
import { evidenceFor, trusted, trustIn } from '../../../src/providers/built-in/trust-model';
import { similarByProfile, weighByProfile } from '../../../src/providers/built-in/weigh-values';
import type { JudgedAnswer, LearnedEvidence } from '../../../src/providers/learned-evidence';
import { weighProposals } from '../../../src/triage/question/weigh-proposals';
import { generateProject, type GeneratedIssue } from '../../fixtures/generated-project';
import { ALLOWED, hashWord, learn, headOf } from './generated-profile';

const SECRET = 'an installation’s secret';
const ISSUES = generateProject(400, 11);

/** Nine of ten issues have the usual level, and one in fifty is urgent. */
function withLevels(issues: readonly GeneratedIssue[]): GeneratedIssue[] {
  const [urgent = '', ...others] = ALLOWED.priority.map(({ name }) => name);
  const usual = others.at(-1) ?? '';
  return issues.map((issue, index) => ({ ...issue, priority: index % 50 === 0 ? urgent : index % 10 === 0 ? (others[0] ?? '') : usual }));
}

function profileOf(issues: readonly GeneratedIssue[]): StoredProfile {
  const learned = learn(issues);
  const fields = byField((field) => packField(learned[field].field));
  const index = buildSimilarIndex(issues.map((issue, id) => ({ id, terms: countTerms(issue, hashWord) })));
  return { head: headOf(issues.length), fields, lessons: [], similar: packSimilar(index) };
}

const profile = profileOf(withLevels(ISSUES));
const allowed = byField((field) => ALLOWED[field].map((value) => ({ value, description: '' })));
const [issue = { summary: '', description: '' }] = ISSUES.slice(7);

function weigh(asked = profile): LearnedEvidence {
  const learned = weighByProfile(asked, allowed, issue, SECRET, {});
  if (learned === null) throw new Error('Nothing was learned.');
  return learned;
}

const propose = (id: string, confidence: number | null) => ({
  ...byField(() => []),
  priority: [{ value: { id, name: id }, confidence, reason: '' }],
});

describe('what a project’s past says beside a model', () => {
  it('is each field’s likeliest values with how often they were chosen, and nothing where nothing was learned', () => {
    const { issues, likeliest, fits } = weigh();
    expect(issues).toBe(400);
    const right = ISSUES[7]?.components[0];
    expect(likeliest.components[0]).toMatchObject({ id: right });
    const shares = ALLOWED.components.map(({ id }) => ISSUES.filter(({ components }) => components.includes(id)).length / 400);
    expect(likeliest.components[0]?.share).toBeCloseTo(shares[ALLOWED.components.findIndex(({ id }) => id === right)] ?? 0, 5);
    expect(fits.components[right ?? '']).toBe(likeliest.components[0]?.fit);
    expect(weighByProfile({ ...profile, head: null }, allowed, issue, SECRET, {})).toBeNull();
  });

  it('makes a model that agrees surer, and one that does not less sure', () => {
    const learned = weigh();
    const [best, , , , last] = learned.likeliest.components;
    const confidenceOf = (id = ''): number =>
      weighProposals({ ...byField(() => []), components: [{ value: { id, name: id }, confidence: 0.8, reason: '' }] }, learned)
        .components[0]?.confidence ?? 0;
    expect(confidenceOf(best?.id)).toBeGreaterThan(0.8);
    expect(confidenceOf(last?.id)).toBeLessThan(0.5);
    expect(confidenceOf('never heard of')).toBeLessThan(0.2);
  });

  it('takes the place of a confidence that the model did not give', () => {
    const learned = weigh();
    const usual = learned.likeliest.priority[0]?.id ?? '';
    expect(weighProposals(propose(usual, null), learned).priority[0]?.confidence).toBeGreaterThan(0.5);
    expect(weighProposals(propose(usual, 0.3), null)).toEqual(propose(usual, 0.3));
  });

  it('holds back levels that are rarely so urgent, unless something speaks for them', () => {
    const learned = weigh();
    const [urgent, second, ...others] = ALLOWED.priority.map(({ id }) => id);
    expect(learned.likeliest.priority[0]?.id).toBe(others.at(-1));
    expect(learned.inflated.priority.map(({ id }) => id).slice(0, 2)).toEqual([urgent, second]);
    expect(learned.inflated.priority[0]?.share).toBeCloseTo(0.02, 5);
    expect(learned.inflated.priority[1]?.share).toBeCloseTo(0.1, 5);
    expect(weighProposals(propose(urgent ?? '', 1), learned).priority[0]).toMatchObject({ inflatedBeyond: 0.02 });
    expect(weighProposals(propose(others.at(-1) ?? '', 1), learned).priority[0]).not.toHaveProperty('inflatedBeyond');
    expect([learned.inflated.components, learned.inflated.labels]).toEqual([[], []]);
    // The usual level is urgent here, and few issues tell nothing.
    expect(weigh(profileOf(ISSUES.map((each) => ({ ...each, priority: urgent ?? '' })))).inflated.priority).toEqual([]);
    expect(weigh(profileOf(withLevels(ISSUES.slice(0, 45)))).inflated.priority).toEqual([]);
  });

  it('finds the issues that read alike, and none where they are damaged or were not asked for', () => {
    expect(similarByProfile(profile, issue, SECRET, 3)?.[0]).toBe('7');
    expect(similarByProfile({ ...profile, similar: null }, issue, SECRET, 3)).toBeNull();
    expect(similarByProfile({ ...profile, similar: { version: 1, issues: 1, terms: 1, packed: 'AAAA' } }, issue, SECRET, 3)).toBeNull();
  });
});

describe('trust in a model', () => {
  const judged = (isRight: boolean): JudgedAnswer[] => Array.from({ length: 60 }, (_each, index) => [`s-${index}`, 2, isRight]);
  const sureness = (answers: JudgedAnswer[]) => trusted(trustIn({ labels: answers }).labels, evidenceFor(0.95, 0.8));

  it('grows with decisions that took what it proposed, and falls with those that did not', () => {
    const untried = sureness([]);
    expect(untried).toBeGreaterThan(0.8);
    expect(untried).toBeLessThan(0.95);
    expect(sureness(judged(true))).toBeGreaterThan(untried);
    expect(sureness(judged(false))).toBeLessThan(0.5);
    expect(trustIn({ labels: judged(false) }).priority).toEqual(trustIn({}).priority);
  });
});
