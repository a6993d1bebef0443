import { findFacts } from '../../../src/coach/find-facts';
import type { CoachField, CoachFigures } from '../../../src/contract/coach';

const LABELS: CoachField = {
  field: 'labels',
  minConfidence: 0.7,
  accepted: 0,
  changed: 0,
  dismissed: 0,
  undone: 0,
  decided: [],
  values: [],
};

const QUIET = { suggestions: 0, accepted: 0, changed: 0, dismissed: 0, undone: 0 };

/** Four weeks in which nothing stands out. */
function figures(changes: Partial<CoachFigures> = {}): CoachFigures {
  const waits = { withinHour: 0, withinDay: 0, withinWeek: 0, longer: 0 };
  const ages = { withinHour: 0, within4Hours: 0, withinDay: 0, within3Days: 0, withinWeek: 0, withinMonth: 0, older: 0 };
  return { weeks: [QUIET, QUIET, QUIET, QUIET], fields: [], waits, ages, queue: null, ...changes };
}

const labels = (changes: Partial<CoachField>) => findFacts(figures({ fields: [{ ...LABELS, ...changes }] }));

const value = (accepted: number, dismissed: number, changed = 0) => ({ name: 'ui', accepted, dismissed, changed });

it.each([
  ['nobody accepts', value(0, 6), { kind: 'never-accepted', count: 0, of: 6 }],
  ['few people accept', value(2, 8), { kind: 'rarely-accepted', count: 2, of: 10 }],
  ['people choose themselves', value(2, 0, 7), { kind: 'chosen-instead', count: 7, of: 9 }],
])('finds a value that %s', (_words, own, fact) => {
  expect(labels({ values: [own] })).toEqual([{ field: 'labels', value: 'ui', ...fact }]);
});

it.each([
  ['too few decided about', value(0, 4)],
  ['many accept', value(4, 6)],
  ['people accept as often as they choose it', value(7, 0, 7)],
])('says nothing of a value that %s', (_words, own) => {
  expect(labels({ values: [own] }).map(({ kind }) => kind)).toEqual(['too-few']);
});

const band = (isTicked: boolean, lower: number | null, accepted: number, dismissed: number) => ({
  isTicked,
  band: lower,
  accepted,
  dismissed,
});

it('finds a minimum that holds back what people accept, and one that lets through what they do not', () => {
  expect(labels({ decided: [band(false, 50, 9, 3)] })).toEqual([
    { kind: 'minimum-too-high', field: 'labels', count: 9, of: 12, minimum: 0.5 },
  ]);
  expect(labels({ decided: [band(true, 70, 4, 8)] })).toEqual([
    { kind: 'minimum-too-low', field: 'labels', count: 4, of: 12, minimum: 0.8 },
  ]);
});

it.each([
  ['held back for another reason than the minimum', band(false, 80, 12, 0)],
  ['of unknown confidence', band(false, null, 12, 0)],
  ['as often right as a minimum is for', band(true, 70, 8, 4)],
  ['in the highest band, above which there is no minimum', band(true, 90, 2, 10)],
])('blames no minimum for proposals %s', (_words, decided) => {
  expect(labels({ decided: [decided] }).filter(({ kind }) => kind.startsWith('minimum'))).toEqual([]);
});

it('finds what is often undone, waits long, becomes worse, or piles up', () => {
  const week = (accepted: number, dismissed: number) => ({ ...QUIET, accepted, dismissed });
  expect(labels({ accepted: 20, undone: 5 })).toEqual([{ kind: 'often-undone', field: 'labels', count: 5, of: 20 }]);
  expect(findFacts(figures({ waits: { withinHour: 2, withinDay: 2, withinWeek: 6, longer: 2 } }))).toEqual([
    { kind: 'slow-decisions', count: 8, of: 12 },
  ]);
  expect(findFacts(figures({ weeks: [QUIET, week(20, 2), week(20, 2), week(6, 6)] }))).toEqual([
    { kind: 'acceptance-falls', count: 6, of: 12 },
  ]);
});

it.each([
  ['pile up where those of the week before last are left, and older ones', 60, [24, 20], { kind: 'queue-grows', count: 20, of: 28 }],
  ['are no pile where each is triaged within the week', 24, [24, 0], undefined],
  ['are none where they are triaged a little later', 44, [24, 20], undefined],
  ['are none where hardly any is left', 60, [24, 8], undefined],
] as const)('untriaged issues %s', (_words, untriaged, [now, then], fact) => {
  const queue = {
    untriaged,
    untriagedOfWeek: [now, then] as [number, number],
    createdInWeek: [30, 28] as [number, number],
    movedTo: { toDo: 0, inProgress: 3, done: 9 },
  };
  expect(findFacts(figures({ queue })).find(({ kind }) => kind === 'queue-grows')).toEqual(fact);
});
