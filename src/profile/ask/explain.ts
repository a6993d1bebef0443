/** What spoke for a proposal. */
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
  const all = words.map((word) => `“${word}”`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all[all.length - 1] ?? ''}`;
}

/** A reason in the asked issue's own words. */
export function explain({ words, nameWords, labelled, seen }: Grounds): string {
  const past = labelled < FEW ? `the project’s ${labelled} past issues, which are few` : `${labelled.toLocaleString('en')} past issues`;
  const byName = nameWords.length === 0 ? [] : [`The ticket mentions ${quoted(nameWords)}, as its name does.`];
  if (seen === 0) return [...byName, 'No past issue has it yet.'].join(' ');
  if (words.length === 0)
    return [...byName, `${seen.toLocaleString('en')} of ${past}${labelled < FEW ? ',' : ''} ${seen === 1 ? 'has' : 'have'} it.`].join(' ');
  return [...byName, `In ${past}, ${quoted(words)} ${words.length === 1 ? 'goes' : 'go'} with it.`].join(' ');
}
