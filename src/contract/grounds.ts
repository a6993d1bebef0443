import { joinWords } from './join-words';
import { plural, text } from './text';

/**
 * What spoke for a proposal of the built-in provider. It is kept beside the reason in English, so that each reader's page
 * gives the reason in that reader's language.
 */
export interface Grounds {
  /** Words of the asked issue that weighed most, as they stand there. */
  words: string[];
  /** Words of the value's name that the issue has. */
  nameWords: string[];
  /** Past issues with a value of the field. */
  labelled: number;
  /** In how many of them people chose this one. */
  seen: number;
}

/** Below this many past issues a profile says that it knows little. */
const FEW = 150;

function quoted(words: readonly string[]): string {
  return joinWords(
    words.map((word) => text('“{word}”', { word })),
    'and',
  );
}

function tellSeen(seen: number, labelled: number): string {
  return labelled < FEW
    ? plural(
        seen,
        '{count} of the project’s {labelled} past issues, which are few, has it.',
        '{count} of the project’s {labelled} past issues, which are few, have it.',
        { labelled },
      )
    : plural(seen, '{count} of {labelled} past issues has it.', '{count} of {labelled} past issues have it.', { labelled });
}

function tellWords(words: readonly string[], labelled: number): string {
  const values = { labelled, words: quoted(words) };
  return labelled < FEW
    ? plural(
        words.length,
        'In the project’s {labelled} past issues, which are few, {words} goes with it.',
        'In the project’s {labelled} past issues, which are few, {words} go with it.',
        values,
      )
    : plural(words.length, 'In {labelled} past issues, {words} goes with it.', 'In {labelled} past issues, {words} go with it.', values);
}

/** A reason in the asked issue's own words. */
export function explain({ words, nameWords, labelled, seen }: Grounds): string {
  const byName = nameWords.length === 0 ? [] : [text('The ticket mentions {words}, as its name does.', { words: quoted(nameWords) })];
  if (seen === 0) return [...byName, text('No past issue has it yet.')].join(' ');
  return [...byName, words.length === 0 ? tellSeen(seen, labelled) : tellWords(words, labelled)].join(' ');
}
