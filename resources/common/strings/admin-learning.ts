import { decimal, plural, text } from '../../../src/contract/text';
import type { TriageField } from '../../../src/contract/triage-field';
import { fieldWord } from './common';
import { counts } from './counts';

/** Texts about what the app has learned of a project. */
export const learningStrings = {
  learning: {
    move: (field: TriageField, minimum: number) =>
      text('Minimum confidence for {field}: {value}', { field: fieldWord(field), value: decimal(minimum, 2) }),
    useHere: (minimum: number) => text('Use {minimum} in this project', { minimum: decimal(minimum, 2) }),
    useMinimum: (minimum: number) => text('Use {minimum} as the site’s minimum', { minimum: decimal(minimum, 2) }),
    inUse: (meaning: string) => text('In use in this project. When it was chosen: {meaning}', { meaning }),
    useSites: text('Use the site’s minimum again'),
    backtestIntro: text(
      'What would it have done? The app learned from the older part of these issues and was asked about the newer part. What people chose counts as right.',
    ),
    tooFew: (field: string, labelled: number) =>
      text('{field}: too few issues with an allowed value ({labelled}) to say how good proposals would be.', { field, labelled }),
    minimum: (minimum: number, ticked: number, wrong: number, asked: number) =>
      plural(
        ticked,
        'With a minimum confidence of {minimum}, {count} of 100 issues gets a tick, {wrong} of them a wrong one ({issues} asked about).',
        'With a minimum confidence of {minimum}, {count} of 100 issues get a tick, {wrong} of them a wrong one ({issues} asked about).',
        { minimum: decimal(minimum, 2), wrong, issues: counts.issues(asked) },
      ),
    curve: text('Ticks that are right, by how many of 100 issues get one'),
    right: text('Ticks that are right'),
    columns: [text('Minimum'), text('Issues with a tick'), text('Ticks that are right')],
    valueColumns: [text('Value'), text('Chosen by people'), text('Proposed first'), text('Found'), text('Right when proposed')],
    levelColumns: [text('Priority'), text('Of what people chose'), text('Of what was proposed'), text('Found')],
    confusion: (chosen: string, proposed: string, times: number, of: number) =>
      text('{chosen} is taken for {proposed} in {times} of {of}.', { chosen, proposed, times, of }),
    urgent: (level: string, found: number, chosen: number) =>
      plural(
        chosen,
        '{level}: {found} of {count} issue would have been proposed as such.',
        '{level}: {found} of {count} issues would have been proposed as such.',
        { level, found },
      ),
    noAlarm: text('Do not rely on the app to notice what is urgent.'),
  },
};
