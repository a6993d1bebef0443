import type { MaskKind } from '../contract/mask-kind';
import { defuseMarkers } from './defuse-markers';
import { defuseScript } from './defuse-script';
import { latePattern } from './late-pattern';
import { INPUT_LIMIT } from './limits';
import { MASK_KINDS, noneFound } from './mask/mask-kind';
import { maskPersonalData } from './mask/mask-personal-data';
import { removeInvisible } from './remove-invisible';
import { stripMarkup } from './strip-markup';
import { tidyWhitespace, toSingleLine } from './tidy-whitespace';
import { truncate } from './truncate';

export interface CleanOptions {
  maskPersonalData: boolean;
  /** Names of people to be masked with the rest, as Jira shows them. */
  names?: readonly string[];
  /** Most code points of the result; more than {@link INPUT_LIMIT} there never are. */
  limit: number;
  /** Joins all lines into one. */
  singleLine?: boolean;
}

export interface CleanedText {
  text: string;
  /** How many pieces of personal data and secrets were replaced, by kind; every kind is there. */
  masked: Record<MaskKind, number>;
}

/** Honest text is stable after two rounds; more than this many layers of encoding have only one purpose. */
const MOST_ROUNDS = 6;

/** Evaluated with the first text that needs it, because the table of all names is built while it loads. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return (require('./decode-entities') as typeof import('./decode-entities')).decodeEntities(text);
}

/** One round. Each step may complete something for an earlier one, hence the repetition. */
function cleanOnce(text: string): string {
  const visible = removeInvisible(decodeEntities(text));
  return tidyWhitespace(defuseScript(defuseMarkers(stripMarkup(visible))));
}

const noSmallLetters = latePattern(String.raw`[^\p{Ll}\p{Lo}]+`, 'gu');

/** Small letters and spaces alone can be neither markup nor entity, script, secret or address. */
function keepLettersOnly(text: string): string {
  const letters = removeInvisible(text).toLowerCase().replace(noSmallLetters(), ' ');
  return defuseMarkers(letters).trim();
}

/** Applies `step` until it changes nothing more, or the number of rounds is used up: then null. */
function untilStable(text: string, step: (text: string) => string): string | null {
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = step(current);
    if (next === current) return current;
    current = next;
  }
  return null;
}

/**
 * Makes text of an issue fit for a prompt: nothing invisible, no markup, no script, nothing that reads like the
 * prompt's own fence, personal data and secrets masked when wished, cut to `limit`. Cleaning the result again
 * changes nothing. Text that is still not stable after some rounds, which takes intent, keeps its letters only.
 *
 * Pure, never throws, linear in the length of the text.
 */
export function cleanText(text: string, options: CleanOptions): CleanedText {
  const limit = Math.min(options.limit, INPUT_LIMIT);
  const masked = noneFound();
  const mask = (cleaned: string): string => {
    const { text: result, found } = maskPersonalData(cleaned, options.names);
    for (const kind of MASK_KINDS) masked[kind] += found[kind];
    return result;
  };
  const cleanMaskAndCut = (raw: string): string => {
    const cleaned = untilStable(raw, cleanOnce) ?? keepLettersOnly(raw);
    const safe = options.maskPersonalData ? mask(cleaned) : cleaned;
    const laidOut = options.singleLine === true ? toSingleLine(safe) : safe;
    return truncate(laidOut, limit).trim();
  };
  const capped = truncate(text, INPUT_LIMIT);
  const stable = untilStable(capped, cleanMaskAndCut) ?? truncate(keepLettersOnly(capped), limit).trim();
  return { text: stable, masked };
}
