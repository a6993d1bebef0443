import type { CoachFact } from '../../../src/contract/coach';
import { decimal, plural, text } from '../../../src/contract/text';
import { fieldNoun, fieldWord } from './common';

/** What a fact says, and what to do about it. */
interface FactText {
  says: string;
  advice: string;
}

/** A value in words; facts about values name both. */
function valueOf({ field = 'labels', value = '' }: CoachFact): string {
  return text('the {noun} “{value}”', { noun: fieldNoun(field), value });
}

const valuesOf = ({ field = 'labels' }: CoachFact): string => fieldWord(field);

const minimumOf = ({ minimum = 0 }: CoachFact): string => decimal(minimum, 2);

const FACTS: Record<CoachFact['kind'], (fact: CoachFact) => FactText> = {
  'never-accepted': (fact) => ({
    says: plural(
      fact.of,
      'Nobody accepts {what}: {count} decision, all against it.',
      'Nobody accepts {what}: {count} decisions, all against it.',
      { what: valueOf(fact) },
    ),
    advice: text('Take it off the list, or describe for the model when it fits.'),
  }),
  'rarely-accepted': (fact) => ({
    says: plural(
      fact.of,
      'Few people accept {what}: {accepted} of {count} decision.',
      'Few people accept {what}: {accepted} of {count} decisions.',
      { what: valueOf(fact), accepted: fact.count },
    ),
    advice: text('Describe for the model when it fits and when it does not.'),
  }),
  'chosen-instead': (fact) => ({
    says: text('People choose {what} themselves: {times} of {of} times it was not proposed.', {
      what: valueOf(fact),
      times: fact.count,
      of: fact.of,
    }),
    advice: text('Describe it for the model, or map what the model says instead to it.'),
  }),
  'minimum-too-high': (fact) => ({
    says: text(
      'The minimum for {field} holds back what is right: {accepted} of {of} proposals from {minimum} on were accepted all the same.',
      { field: valuesOf(fact), accepted: fact.count, of: fact.of, minimum: minimumOf(fact) },
    ),
    advice: text('Lower the minimum confidence to {minimum}.', { minimum: minimumOf(fact) }),
  }),
  'minimum-too-low': (fact) => ({
    says: text(
      'The minimum for {field} lets through what is wrong: only {accepted} of {of} recommended proposals below {minimum} were accepted.',
      { field: valuesOf(fact), accepted: fact.count, of: fact.of, minimum: minimumOf(fact) },
    ),
    advice: text('Raise the minimum confidence to {minimum}.', { minimum: minimumOf(fact) }),
  }),
  'often-undone': (fact) => ({
    says: text('Accepted {field} are often undone: {undone} of {of}.', { field: valuesOf(fact), undone: fact.count, of: fact.of }),
    advice: text('Raise the minimum confidence, and look at which values are undone in the table above.'),
  }),
  'acceptance-falls': ({ count, of }) => ({
    says: text('Fewer proposals are accepted than before: {accepted} of {of} in the last seven days.', { accepted: count, of }),
    advice: text('Look at what changed: another model, new values, or a project that was reorganized. Learning again may help.'),
  }),
  'slow-decisions': ({ count: late, of }) => ({
    says: plural(
      of,
      'Suggestions wait: {late} of {count} decision came more than a day after the suggestion.',
      'Suggestions wait: {late} of {count} decisions came more than a day after the suggestion.',
      { late },
    ),
    advice: text('Agree on who triages and when. The Triage page of a project shows what is waiting.'),
  }),
  'queue-grows': ({ count, of }) => ({
    says: text(
      'Untriaged issues pile up: {untriaged} of the {of} that were created one to two weeks ago are left, and older ones as well.',
      { untriaged: count, of },
    ),
    advice: text('Get proposals ready on the Triage page, and accept the sure ones together.'),
  }),
  'too-few': ({ count, of }) => ({
    says: plural(
      count,
      'There is too little to judge by: {count} decision on recommended proposals in four weeks.',
      'There is too little to judge by: {count} decisions on recommended proposals in four weeks.',
    ),
    advice: text('From {of} on, this page can say more.', { of }),
  }),
  'goes-well': ({ count, of }) => ({
    says: text('It goes well: {accepted} of {of} recommended proposals were accepted.', { accepted: count, of }),
    advice: text('Nothing stands out that you should change.'),
  }),
};

/** Texts of the section that explains how triage goes. */
export const coachStrings = {
  coach: {
    title: text('How triage goes'),
    intro: text(
      'Explains from counts of the last four weeks what you could change. It looks at no issue, text, project or person: only at how many decisions there were on which values, and at how many issues Jira counts.',
    ),
    look: text('Explain how triage goes'),
    fact: (fact: CoachFact): FactText => FACTS[fact.kind](fact),
    nothing: text('Nothing stands out.'),
    queue: (untriaged: number, now: number, before: number) =>
      plural(
        untriaged,
        '{count} open issue untriaged; of those created in the last seven days {now}, of those in the seven days before {before}.',
        '{count} open issues untriaged; of those created in the last seven days {now}, of those in the seven days before {before}.',
        { now, before },
      ),
    moved: (toDo: number, inProgress: number, done: number) =>
      text('Moved in the last seven days: {done} to done, {inProgress} to in progress, {toDo} back to to do.', { done, inProgress, toDo }),
    noQueue: text('Jira did not count issues this time.'),
    open: { rules: text('Open fields and rules'), values: text('Open allowed values') } as const,
    model: text('In a model’s words'),
    modelIntro: (model: string) =>
      text(
        '{model} can put these figures into words. It is sent the two texts below, exactly as they stand there, and nothing else. It counts as a suggestion.',
        { model },
      ),
    system: text('Instructions that are sent'),
    user: text('Figures that are sent'),
    ask: (model: string) => text('Send to {model}', { model }),
    saidBy: (model: string) => text('{model} says:', { model }),
  },
};

/** Where what a fact advises is done; null: not on this page. */
export function tabOfFact({ kind }: CoachFact): keyof typeof coachStrings.coach.open | null {
  if (kind === 'minimum-too-high' || kind === 'minimum-too-low' || kind === 'often-undone') return 'rules';
  return kind === 'never-accepted' || kind === 'rarely-accepted' || kind === 'chosen-instead' ? 'values' : null;
}
