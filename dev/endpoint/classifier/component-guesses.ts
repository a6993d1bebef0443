import type { NameMatch } from './name-match';
import { round, type Proposal } from './proposal';
import { WEIGHTS } from './weights';
import { wordsOf } from './words';

/** Words for the part of a product that everything else rests on. */
const GENERAL_WORDS = new Set(['core', 'common', 'general', 'main', 'base', 'other']);

/**
 * What to offer for components when nothing in the ticket speaks for one, or not for enough of them:
 * the component for what has no component of its own, then those whose names come nearest. They say
 * openly that they are guesses, and their confidence is far below every sensible minimum.
 */
export function guessComponents(matches: readonly NameMatch[], known: readonly Proposal[], wanted: number): Proposal[] {
  const general = known.length === 0 ? findGeneral(matches.map(({ value }) => value)) : null;
  const rest = matches
    .map(({ value }) => value)
    .filter((value) => value !== general && !known.some((proposal) => proposal.value === value));
  const confidence = round(Math.min(WEIGHTS.components.guess, 1 / (matches.length + 1)));
  return [
    ...(general === null
      ? []
      : [
          { value: general, confidence: WEIGHTS.components.general, reason: 'The ticket names no component, and this is the general one.' },
        ]),
    ...rest.map((value) => ({
      value,
      confidence,
      reason: `A guess: nothing points to any of the other ${matches.length - known.length} components.`,
    })),
  ].slice(0, Math.max(0, wanted - known.length));
}

/**
 * The one component whose name adds nothing to what most names share, or only a word like "core":
 * `shop` beside `shop-search` and `shop-cart`. Null when there is none or more than one.
 */
function findGeneral(values: readonly string[]): string | null {
  const names = values.map((value) => ({ value, stems: new Set(wordsOf(value).map(({ stem }) => stem)) }));
  const isShared = (stem: string): boolean => names.length > 2 && names.filter(({ stems }) => stems.has(stem)).length * 2 > names.length;
  const general = names.filter(({ stems }) => [...stems].every((stem) => isShared(stem) || GENERAL_WORDS.has(stem)));
  return general.length === 1 ? (general[0]?.value ?? null) : null;
}
