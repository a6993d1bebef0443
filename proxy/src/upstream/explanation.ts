/** Servers that quote the caller's text do so after their own words, and a sentence is enough to tell the reason. */
const LONGEST_FIELD = 400;
/** Where servers put the reason: OpenAI's `error`, FastAPI's `detail`, Ollama's and LM Studio's plain text. */
const FIELDS = [
  ...['message', 'code', 'type', 'status', 'param', 'error', 'innererror', 'detail', 'details', 'reason', 'msg', 'loc'],
  ...['metadata', 'raw'],
];
const DEEPEST = 4;

function textsOf(value: unknown, depth: number): string[] {
  // A page of a gateway is about the gateway.
  if (typeof value === 'string') return value.startsWith('<') ? [] : [value.slice(0, LONGEST_FIELD)];
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.slice(0, 8).flatMap((item) => textsOf(item, depth + 1));
  return FIELDS.flatMap((field) => (Object.hasOwn(value, field) ? textsOf((value as Record<string, unknown>)[field], depth + 1) : []));
}

/**
 * What a server says about its refusal: a few short fields of a JSON body, or the beginning of a plain text. It only ever chooses among constants;
 * none of it goes on.
 */
export function explanationIn(body: unknown): string {
  return textsOf(body, 0).join('\n');
}
