import type { CoachFact } from '../../../src/contract/coach';
import { FIELD_TRAITS } from '../../../src/contract/triage-field';
import { fieldWord } from './common';
import { counted } from './settings';

const decisions = (count: number): string => counted(count, 'decision');

/** What a fact says, and what to do about it. */
interface FactText {
  says: string;
  advice: string;
}

/** A value in words; facts about values name both. */
function valueOf({ field = 'labels', value = '' }: CoachFact): string {
  return `the ${FIELD_TRAITS[field].noun} “${value}”`;
}

const valuesOf = ({ field = 'labels' }: CoachFact): string => fieldWord(field);

const minimumOf = ({ minimum = 0 }: CoachFact): string => minimum.toFixed(2);

const FACTS: Record<CoachFact['kind'], (fact: CoachFact) => FactText> = {
  'never-accepted': (fact) => ({
    says: `Nobody accepts ${valueOf(fact)}: ${decisions(fact.of)}, all against it.`,
    advice: 'Take it off the list, or describe for the model when it fits.',
  }),
  'rarely-accepted': (fact) => ({
    says: `Few people accept ${valueOf(fact)}: ${fact.count} of ${decisions(fact.of)}.`,
    advice: 'Describe for the model when it fits and when it does not.',
  }),
  'chosen-instead': (fact) => ({
    says: `People choose ${valueOf(fact)} themselves: ${fact.count} of ${fact.of} times it was not proposed.`,
    advice: 'Describe it for the model, or map what the model says instead to it.',
  }),
  'minimum-too-high': (fact) => ({
    says: `The minimum for ${valuesOf(fact)} holds back what is right: ${fact.count} of ${fact.of} proposals from ${minimumOf(fact)} on were accepted all the same.`,
    advice: `Lower the minimum confidence to ${minimumOf(fact)}.`,
  }),
  'minimum-too-low': (fact) => ({
    says: `The minimum for ${valuesOf(fact)} lets through what is wrong: only ${fact.count} of ${fact.of} recommended proposals below ${minimumOf(fact)} were accepted.`,
    advice: `Raise the minimum confidence to ${minimumOf(fact)}.`,
  }),
  'often-undone': (fact) => ({
    says: `Accepted ${valuesOf(fact)} are often undone: ${fact.count} of ${fact.of}.`,
    advice: 'Raise the minimum confidence, and look at which values are undone in the table above.',
  }),
  'acceptance-falls': ({ count, of }) => ({
    says: `Fewer proposals are accepted than before: ${count} of ${of} in the last seven days.`,
    advice: 'Look at what changed: another model, new values, or a project that was reorganized. Learning again may help.',
  }),
  'slow-decisions': ({ count, of }) => ({
    says: `Suggestions wait: ${count} of ${decisions(of)} came more than a day after the suggestion.`,
    advice: 'Agree on who triages and when. The Triage page of a project shows what is waiting.',
  }),
  'queue-grows': ({ count, of }) => ({
    says: `More issues stay untriaged: ${count} of the ${of} that were created in the last seven days.`,
    advice: 'Get proposals ready on the Triage page, and accept the sure ones together.',
  }),
  'too-few': ({ count, of }) => ({
    says: `There is too little to judge by: ${decisions(count)} on recommended proposals in four weeks.`,
    advice: `From ${of} on, this page can say more.`,
  }),
  'goes-well': ({ count, of }) => ({
    says: `It goes well: ${count} of ${of} recommended proposals were accepted.`,
    advice: 'Nothing stands out that you should change.',
  }),
};

/** Texts of the section that explains how triage goes. */
export const coachStrings = {
  coach: {
    title: 'How triage goes',
    intro:
      'Explains from counts of the last four weeks what you could change. It looks at no issue, text, project or person: only at how many decisions there were on which values, and at how many issues Jira counts.',
    look: 'Explain how triage goes',
    fact: (fact: CoachFact): FactText => FACTS[fact.kind](fact),
    nothing: 'Nothing stands out.',
    queue: (untriaged: number, now: number, before: number) =>
      `${counted(untriaged, 'open issue')} untriaged; of those created in the last seven days ${now}, of those in the seven days before ${before}.`,
    moved: (toDo: number, inProgress: number, done: number) =>
      `Moved in the last seven days: ${done} to done, ${inProgress} to in progress, ${toDo} back to to do.`,
    noQueue: 'Jira did not count issues this time.',
    open: { rules: 'Open fields and rules', values: 'Open allowed values' } as const,
    model: 'In a model’s words',
    modelIntro: (model: string) =>
      `${model} can put these figures into words. It is sent the two texts below, exactly as they stand there, and nothing else. It counts as a suggestion.`,
    system: 'Instructions that are sent',
    user: 'Figures that are sent',
    ask: (model: string) => `Send to ${model}`,
    saidBy: (model: string) => `${model} says:`,
  },
};

/** Where what a fact advises is done; null: not on this page. */
export function tabOfFact({ kind }: CoachFact): keyof typeof coachStrings.coach.open | null {
  if (kind === 'minimum-too-high' || kind === 'minimum-too-low' || kind === 'often-undone') return 'rules';
  return kind === 'never-accepted' || kind === 'rarely-accepted' || kind === 'chosen-instead' ? 'values' : null;
}
