import { toCandidates } from '../../../src/profile/ask/candidates';
import { learnLessons, lessonOf } from '../../../src/profile/decisions/lesson';
import { FIELD_LEARNING } from '../../../src/profile/learn/field-learning';
import { packField, unpackField } from '../../../src/profile/store/pack-field';
import { generateProject } from '../../fixtures/generated-project';
import { ALLOWED, ask, hashWord, keyOf, learn, shareRight, toAsked } from './generated-profile';

const stored = packField(learn(generateProject(300, 4)).components.field);
const { components: learning } = FIELD_LEARNING;
const candidates = toCandidates('components', ALLOWED.components, hashWord);
const drone = { summary: 'Drone delivery of a voucher', description: 'Drone, drone, and drone again' };
const lesson = (decision: { chosen: string[]; refused: string[] }, text = drone, field = unpackField(stored)) =>
  lessonOf(
    field,
    candidates,
    toAsked(text).terms,
    {
      chosen: decision.chosen.map((name) => keyOf('components', name)),
      refused: decision.refused.map((name) => keyOf('components', name)),
    },
    learning,
  );
const confidenceIn = (field: ReturnType<typeof unpackField>, name: string) =>
  ask('components', field, drone).find((proposal) => proposal.name === name)?.confidence ?? 0;

describe('a decision', () => {
  it('makes what was chosen likelier and the rest less likely', () => {
    const field = unpackField(stored);
    const before = confidenceIn(field, 'Search');
    learnLessons(field, [lesson({ chosen: ['Search'], refused: ['Checkout'] }, { summary: 'voucher', description: 'voucher' })], learning);
    expect(confidenceIn(field, 'Search')).toBeGreaterThan(before);
  });

  it('counts what was refused against that value alone', () => {
    const { steps } = lesson({ chosen: [], refused: ['Checkout'] });
    expect(steps).toEqual([{ key: keyOf('components', 'Checkout'), step: expect.any(Number) }]);
    expect(steps[0]?.step).toBeLessThan(0);
  });

  it('teaches values that the past does not know', () => {
    const field = unpackField(stored);
    const key = keyOf('components', 'Drones');
    learnLessons(field, [lesson({ chosen: ['Drones'], refused: [] })], learning);
    expect(field.values.find((value) => value.key === key)?.seen).toBe(1);
  });

  it('is taken back by leaving its lesson out', () => {
    const field = unpackField(stored);
    const kept = lesson({ chosen: ['Accounts'], refused: [] }, { summary: 'password of the basket', description: '' });
    learnLessons(field, [kept], learning);
    const without = packField(field);
    const both = unpackField(stored);
    learnLessons(both, [kept, lesson({ chosen: ['Search'], refused: [] }, drone, both)], learning);
    expect(packField(both)).not.toEqual(without);
    const undone = unpackField(stored);
    learnLessons(undone, [kept], learning);
    expect(packField(undone)).toEqual(without);
  });

  it('makes a profile better that meets something new', () => {
    const swap = (issues: ReturnType<typeof generateProject>) =>
      issues.map((issue) => ({ ...issue, components: issue.components.map((name) => (name === 'Search' ? 'Accounts' : name)) }));
    const field = unpackField(stored);
    const before = shareRight('components', field, swap(generateProject(60, 6)));
    for (const issue of swap(generateProject(150, 5))) {
      learnLessons(field, [lesson({ chosen: issue.components, refused: [] }, issue, field)], learning);
    }
    expect(shareRight('components', field, swap(generateProject(60, 6)))).toBeGreaterThan(before + 0.2);
  });
});
