const MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A server that asks for more than this means something else by its number. */
const LONGEST_SECONDS = 7 * 86_400;
const DEEPEST = 5;

/**
 * Where servers say when to come back, the surest first, and the unit of a number alone: OpenAI's and Azure's header,
 * everybody's header (RFC 9110, 10.2.3), LiteLLM and Mistral, Google's `RetryInfo`, Hugging Face while it loads a model,
 * OpenRouter and gateways.
 */
const NAMES = new Map<string, keyof typeof MS>([
  ['retryafterms', 'ms'],
  ['retryafter', 's'],
  ['retryafterseconds', 's'],
  ['retrydelay', 's'],
  ['estimatedtime', 's'],
  ['ratelimitreset', 's'],
]);
/** OpenAI, Azure and Groq tell these of every call; they only count where nothing remains. */
const COUNTED = ['requests', 'tokens'];

const PIECE = String.raw`\d{1,9}(?:\.\d{1,9})? ?(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)(?![a-z])[ ,]{0,2}`;
const DURATION = new RegExp(`^(?:${PIECE}){1,4}$`, 'i');
/** OpenAI, Groq and Gemini: “Please try again in 7m22.5s”; Azure: “retry after 54 seconds”. */
const IN_WORDS = new RegExp(`\\b(?:try again|retry|wait|resets?) (?:in|after|for) (?:about )?((?:${PIECE}){1,4})`, 'i');
const PART = /(\d{1,9}(?:\.\d{1,9})?) ?(ms|milli|s|m|h|d)/gi;

type Facts = Map<string, string>;

/** Names in whatever spelling, each with the first thing that is said under it. */
function collect(value: unknown, found: Facts, depth: number): Facts {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return found;
  for (const [key, part] of Object.entries(value).slice(0, 50)) {
    const name = key
      .toLowerCase()
      .replace(/[-_]/g, '')
      .replace(/^x(?=ratelimit)/, '');
    if ((typeof part === 'string' || typeof part === 'number') && !found.has(name)) found.set(name, String(part));
    else collect(part, found, depth + 1);
  }
  return found;
}

function readDuration(text: string): number {
  if (!DURATION.test(text)) return NaN;
  return [...text.matchAll(PART)].reduce((sum, [, number, unit = '']) => {
    const key = unit.toLowerCase();
    return sum + Number(number) * MS[key === 'milli' ? 'ms' : (key as keyof typeof MS)];
  }, 0);
}

/** Milliseconds: of a number in its unit or as a time since 1970, of words such as `7m22.5s`, of a date. */
function readMilliseconds(text: string, unit: keyof typeof MS, now: number): number {
  const said = text.trim();
  if (/^\d{1,15}(?:\.\d{1,9})?$/.test(said)) {
    const number = Number(said);
    if (number > 1e12) return number - now;
    return number > 1e9 ? number * MS.s - now : number * MS[unit];
  }
  const duration = readDuration(said);
  return Number.isNaN(duration) ? Date.parse(said) - now : duration;
}

/**
 * Seconds after which a server wants the next question, where it says so in a header, in a field of its error or in
 * words; undefined where it does not, or where the time is past.
 * @param error the body of the refusal; `text` what is said in it; `now` in milliseconds since 1970
 */
export function readWait(headers: Headers, error: unknown, text: string, now: number): number | undefined {
  // The types of Forge's bundler know no iteration over headers.
  const sent: Record<string, string> = {};
  headers.forEach((value, name) => {
    sent[name] = value;
  });
  const facts = collect(error, collect(sent, new Map(), 0), 0);
  const said = [...NAMES].map(([name, unit]) => readMilliseconds(facts.get(name) ?? '', unit, now));
  const usedUp = COUNTED.filter((what) => Number(facts.get(`ratelimitremaining${what}`) ?? 1) <= 0);
  const resets = usedUp.map((what) => readMilliseconds(facts.get(`ratelimitreset${what}`) ?? '', 's', now));
  const waits = [...said, readDuration((IN_WORDS.exec(text)?.[1] ?? '').trim()), ...resets].map((wait) => Math.ceil(wait / MS.s));
  return waits.find((seconds) => seconds > 0 && seconds <= LONGEST_SECONDS);
}
