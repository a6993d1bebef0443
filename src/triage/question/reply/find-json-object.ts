/** More candidates than any honest reply holds; bounds the work on a hostile one. */
const MOST_CANDIDATES = 50;

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** End of the object that begins at `start`, or -1. Braces inside strings do not count. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return -1;
}

/**
 * The JSON object in a model's reply: alone, in a code fence, or inside prose. Of several, the last
 * that `accepts` wins, because models think aloud before they answer. Null when there is none;
 * nothing is ever repaired, since a repair would invent values.
 */
export function findJsonObject(text: string, accepts: (candidate: Record<string, unknown>) => boolean): Record<string, unknown> | null {
  const whole = parseObject(text.trim());
  if (whole !== null) return accepts(whole) ? whole : null;
  let found: Record<string, unknown> | null = null;
  let start = text.indexOf('{');
  for (let tried = 0; start !== -1 && tried < MOST_CANDIDATES; tried += 1) {
    const end = endOfObject(text, start);
    const candidate = end === -1 ? null : parseObject(text.slice(start, end));
    if (candidate !== null && accepts(candidate)) found = candidate;
    start = text.indexOf('{', candidate === null ? start + 1 : end);
  }
  return found;
}
