import { parseJson } from '../../../contract/json';
import { nextObject, scanObject } from './scan-object';
import { findThoughtMarkers, type ThoughtMarker } from './thought-markers';
import { tidyJson } from './tidy-json';

type JsonObject = Record<string, unknown>;

/** How an answer is told from a draft, and from what the model repeats of its question. */
export interface AnswerShape {
  isAnswer: (candidate: JsonObject) => boolean;
  /** An answer in a looser form than was asked for. */
  isBare: (answer: JsonObject) => boolean;
  /** Whether the text behind an answer holds another, in a form that is not read. */
  holdsAnotherAnswer: (text: string) => boolean;
  /** Whether an answer in prose, which is written as `text`, is repeated from the question. */
  isEcho: (answer: JsonObject, text: string) => boolean;
}

/** More than an honest reply holds of what looks like an object; bounds the work on a hostile one. */
const MOST_OBJECTS = 5_000;
/** An honest reply has its answer among its last objects. */
const MOST_CANDIDATES = 100;

interface Span {
  start: number;
  end: number;
}

/** What models and helpers put around an answer that was asked for: a call of a tool, the name of what was asked. */
const WRAPPERS = ['answer', 'response', 'result', 'output', 'final', 'triage', 'json', 'arguments', 'parameters', 'properties'];

function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

function parseObject(text: string): JsonObject | null {
  const isObject = text.startsWith('{') && text.endsWith('}');
  return isObject ? asObject(parseJson(text) ?? parseJson(tidyJson(text))) : null;
}

/** The object itself, or the only one in a wrapper; null when none is accepted, or more than one. */
function acceptedIn(value: JsonObject, { isAnswer }: AnswerShape): JsonObject | null {
  const inner = WRAPPERS.flatMap((name): JsonObject[] => {
    const part = Object.hasOwn(value, name) ? value[name] : undefined;
    const packed = asObject(typeof part === 'string' ? parseJson(part) : part);
    return packed !== null && isAnswer(packed) ? [packed] : [];
  });
  const accepted = isAnswer(value) ? [value, ...inner] : inner;
  return accepted.length === 1 ? (accepted[0] ?? null) : null;
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

/**
 * The last object that is JSON and accepted; null when it may be a draft or an echo: when what stands behind it is no JSON
 * after all or reads like another answer, or when it is in a looser form than one before it.
 */
function lastAccepted(text: string, objects: Span[], shape: AnswerShape): { value: JsonObject; span: Span } | null {
  let last: { value: JsonObject; span: Span } | null = null;
  for (const span of objects.slice(-MOST_CANDIDATES).reverse()) {
    const value = parseObject(text.slice(span.start, span.end));
    if (value === null) break;
    const accepted = acceptedIn(value, shape);
    if (accepted === null) continue;
    if (last !== null && !shape.isBare(accepted)) return null;
    last ??= { value: accepted, span };
    if (!shape.isBare(last.value)) break;
  }
  return last === null || shape.holdsAnotherAnswer(text.slice(last.span.end)) ? null : last;
}

/**
 * The JSON object that is a model's answer: alone, in a code fence, or in prose; of several, the last one
 * behind everything that the model thought. Null when there is none: thoughts are never the answer, and what is missing
 * is never completed, since that would invent values. An answer that is quoted as a text, or in a wrapper, is unpacked.
 *
 * @param isCut the server stopped the model before its end: then only an object that stands alone is an answer, because
 * in prose it may be a draft, and the answer what was cut off
 */
export function findAnswer(text: string, isCut: boolean, shape: AnswerShape): JsonObject | null {
  const alone = text.trim();
  const whole = parseObject(alone);
  if (whole !== null) return acceptedIn(whole, shape);
  const quoted = alone.startsWith('"') ? parseJson(alone) : undefined;
  if (typeof quoted === 'string') return findAnswer(quoted, isCut, shape);
  const markers = findThoughtMarkers(text);
  const behind = markers === null ? null : findObjects(text, markers);
  const found = behind === null ? null : lastAccepted(text, behind.objects, shape);
  if (behind === null || found === null) return null;
  const isAlone = isFenceAtMost(text.slice(behind.answerStart, found.span.start)) && isFenceAtMost(text.slice(found.span.end));
  if (isAlone) return found.value;
  return isCut || shape.isEcho(found.value, text.slice(found.span.start, found.span.end)) ? null : found.value;
}
