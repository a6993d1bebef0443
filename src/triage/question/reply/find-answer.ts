import { nextObject, scanObject } from './scan-object';
import { findThoughtMarkers, type ThoughtMarker } from './thought-markers';

type JsonObject = Record<string, unknown>;
type Accepts = (candidate: JsonObject) => boolean;

/** More than an honest reply holds of what looks like an object; bounds the work on a hostile one. */
const MOST_OBJECTS = 5_000;
/** An honest reply has its answer among its last objects. */
const MOST_CANDIDATES = 100;

interface Span {
  start: number;
  end: number;
}

function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}

/** What may stand around the answer in a reply that was cut. */
function isFenceAtMost(text: string): boolean {
  return /^(?:`{3}\w{0,10})?$/.test(text.trim());
}

/** Index of the marker that ends the thoughts at `index`: itself when it ends some that no marker opened, because the prompt did. */
function endOfThoughts(markers: ThoughtMarker[], index: number): number {
  const first = markers[index];
  let last = index;
  while (first?.opens === true && last < markers.length && (markers[last]?.opens === true || markers[last]?.kind !== first.kind)) last += 1;
  return last;
}

/**
 * Where the last thought ends, and the objects behind it; those that an object which broke off follows do not count.
 * Null when there is more to look at than in any honest reply.
 */
function findObjects(text: string, markers: ThoughtMarker[]): { answerStart: number; objects: Span[] } | null {
  let objects: Span[] = [];
  let answerStart = 0;
  let nextMarker = 0;
  let start = nextObject(text, 0);
  const goOnAt = (position: number): void => {
    if (start !== -1 && start < position) start = nextObject(text, position);
  };
  for (let scanned = 0; scanned <= MOST_OBJECTS;) {
    const marker = markers[nextMarker];
    if (marker !== undefined && (start === -1 || marker.start < start)) {
      const last = endOfThoughts(markers, nextMarker);
      // What stood before it was thought too, or written before thinking went on.
      objects = [];
      answerStart = markers[last]?.end ?? text.length;
      nextMarker = last + 1;
      goOnAt(answerStart);
    } else if (start === -1) {
      return { answerStart, objects };
    } else {
      scanned += 1;
      const { isWhole, end, hasKey } = scanObject(text, start);
      // An answer that breaks off after a draft does not make the draft an answer.
      if (!isWhole && hasKey) objects = [];
      if (isWhole && hasKey) objects.push({ start, end });
      // A sign inside an object is a quotation.
      while (isWhole && (markers[nextMarker]?.start ?? end) < end) nextMarker += 1;
      goOnAt(end);
    }
  }
  return null;
}

/** The last object that is JSON and accepted; null when one behind it is no JSON after all. */
function lastAccepted(text: string, objects: Span[], accepts: Accepts): { value: JsonObject; span: Span } | null {
  for (const span of objects.slice(-MOST_CANDIDATES).reverse()) {
    const value = parseObject(text.slice(span.start, span.end));
    if (value === null) return null;
    if (accepts(value)) return { value, span };
  }
  return null;
}

/**
 * The JSON object that is a model's answer: alone, in a code fence, or in prose; of several that `accepts`, the last one
 * behind everything that the model thought. Null when there is none: thoughts are never the answer, and nothing is ever
 * repaired, since a repair would invent values.
 *
 * @param isCut the server stopped the model before its end: then only an object that stands alone is an answer, because
 * in prose it may be a draft, and the answer what was cut off
 */
export function findAnswer(text: string, isCut: boolean, accepts: Accepts): JsonObject | null {
  const whole = parseObject(text.trim());
  if (whole !== null) return accepts(whole) ? whole : null;
  const markers = findThoughtMarkers(text);
  const behind = markers === null ? null : findObjects(text, markers);
  const found = behind === null ? null : lastAccepted(text, behind.objects, accepts);
  if (behind === null || found === null) return null;
  const isAlone = isFenceAtMost(text.slice(behind.answerStart, found.span.start)) && isFenceAtMost(text.slice(found.span.end));
  return isCut && !isAlone ? null : found.value;
}
