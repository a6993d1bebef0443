/** Words without meaning for triage; a name that consists of them alone is matched by them anyway. */
const STOP_WORDS = new Set(
  'a an and are as at be by can do does for from has have i if in into is it its not of on or our so that the then there this to was we when will with you'.split(
    ' ',
  ),
);

export interface Word {
  /** As it is in the text, in lower case. */
  text: string;
  stem: string;
}

/** The words in order. `camelCase`, `kebab-case`, `snake_case` and `HTMLParser` fall into their parts. */
export function wordsOf(text: string): Word[] {
  const parts = text
    .normalize('NFKC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .match(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu);
  return (parts ?? []).map((part) => ({ text: part, stem: stem(part) }));
}

/** Light stemming, so that `payments` meets `payment` and `alerting` meets `alerts`. */
function stem(word: string): string {
  const singular = withoutPlural(word);
  const ending = /(?<root>.{4,})(?:ing|ed)$/u.exec(singular)?.groups?.root;
  return ending === undefined ? singular : ending.replace(/([bdgmnprt])\1$/u, '$1');
}

function withoutPlural(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ss|x|ch|sh)es$/u.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/u.test(word)) return word.slice(0, -1);
  return word;
}

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
