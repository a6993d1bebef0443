import { latePattern } from '../../text/late-pattern';

/** How people write about one kind of work, whatever the project calls it. */
interface Sign {
  /** How summaries of this kind begin. */
  opening: () => RegExp;
  /** What stands anywhere in texts of this kind. */
  wording: () => RegExp;
}

/**
 * What tells a fault from a wish and a question, in English; texts in other languages have their words alone. A profile
 * learns what each sign means in its project, so that no label is named here.
 */
const SIGNS: readonly Sign[] = [
  {
    opening: latePattern(
      String.raw`^(?:bug|fix|error|exception|crash|regression|broken|unable to|cannot|can[’']t|npe|\w+(?:error|exception)\b)`,
      'iu',
    ),
    wording: latePattern(
      String.raw`\b(?:bug|\w{0,40}(?:error|exception)s?|missing|leak(?:s|ed|ing)?|dead ?lock\w*|infinite|unable|ignore[sd]?|unexpected(?:ly)?|invalid|corrupt\w*|lost|when|not (?:work|found|set|called|shown|being|possible)\w*|crash(?:es|ed|ing)?|fail(?:s|ed|ing|ure)?|broken|wrong|incorrect(?:ly)?|npe|null ?pointer\w*|stack ?trace|throws?|hangs?|freezes?|(?:does|do|did|is|are)(?:n[’']t| not)|cannot|can[’']t|no longer|regression)\b`,
      'giu',
    ),
  },
  {
    opening: latePattern(
      String.raw`^(?:improve(?:ments?)?|enhance|refactor|clean ?up|simplify|upgrade|update|make|allow|let|support|provide|add|include|use|move|merge|remove|replace|rename|reduce|introduce|expose|extend|implement|convert|optimi[sz]e|change|switch|split|separate|better|create|enable|document|clarify|migrate|deprecate|drop|avoid|force|prevent|reset|reuse|rework|differentiate|proposal|consider|extract|register|write|assume|redesign|wrap|test|try to|ability to|option to|possibility to|should|it should be possible|would like|need(?:s)? (?:to|an?)|we should|we can)\b`,
      'iu',
    ),
    wording: latePattern(
      String.raw`\b(?:improve(?:ment)?s?|enhance(?:ment)?s?|refactor(?:ing)?s?|redesign|clean ?up|simplify|upgrade|better|faster|support for|would be (?:nice|good|great|useful)|should (?:also )?(?:be (?:able|possible) to|allow|support|use)|instead of|more (?:general|generic|flexible|readable)|duplicated?|possibility to)\b`,
      'giu',
    ),
  },
  {
    opening: latePattern(
      String.raw`^(?:feature(?: request)?|request|suggestion|proposal|idea|add|support|allow|provide|introduce|implement|expose|ability to|option to|please|create|enable)\b`,
      'iu',
    ),
    wording: latePattern(
      String.raw`\b(?:feature request|add (?:support|an? option|the ability)|support for|new feature|please add|allow (?:users?|us|me) to|it would be (?:nice|great|good|useful)|as an? [\w -]{2,40}, i (?:want|would like))\b`,
      'giu',
    ),
  },
  {
    opening: latePattern(
      String.raw`^(?:how|what|why|where|when|which|who|is (?:there|it|this)|are there|can (?:i|we|you|somebody|someone)|could|does|do (?:i|we|you)|should|question|help)\b|\?\s*$`,
      'iu',
    ),
    wording: latePattern(
      String.raw`\b(?:how (?:do|can|should|to)|is (?:it|there) (?:possible|a way)|what is the|why (?:does|is|do)|can (?:i|we|somebody|someone)|question)\b`,
      'giu',
    ),
  },
];

/** `[BUG] (web) Title` and `web-search - Title` begin with their title, unless the tag is all there is. */
const tag = latePattern(String.raw`^(?:\[[^\]]{0,40}\]|\([^)]{0,40}\)|[\w.-]{1,40}(?= - |: ))[\s:–-]*`, 'u');

/** As far into a description as signs are looked for, in characters. */
const READ_CHARACTERS = 1_000;
/** Different wordings of a description; more say no more. */
const MOST_WORDINGS = 2;

/** A sign that was found: its number, and how strongly it stands there, 0 to 1. */
export type FoundSign = [sign: number, strength: number];

/** The signs of a cleaned text; for each kind of work its opening, its wording in the summary, and that in the description. */
export function findSigns({ summary, description }: { summary: string; description: string }): FoundSign[] {
  const title = summary.replace(tag(), '') || summary;
  const beginning = description.slice(0, READ_CHARACTERS);
  return SIGNS.flatMap(({ opening, wording }, index): FoundSign[] => {
    const wordings = new Set(Array.from(beginning.matchAll(wording()), ([found]) => found.toLowerCase()));
    const strengths = [
      opening().test(title) ? 1 : 0,
      summary.search(wording()) === -1 ? 0 : 1,
      Math.min(MOST_WORDINGS, wordings.size) / MOST_WORDINGS,
    ];
    return strengths.flatMap((strength, place): FoundSign[] => (strength === 0 ? [] : [[index * strengths.length + place, strength]]));
  });
}
