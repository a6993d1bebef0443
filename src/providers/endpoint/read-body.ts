import { TriageError } from '../../contract/triage-error';

/** No honest reply is longer; a longer one is not read to its end. */
export const BODY_LIMIT_BYTES = 262_144;

/** In a stream, some 250 bytes are spent on each token of the reply. */
const TIMES_IN_STREAM = 8;

/** Reads a body up to a limit in bytes, or eight times that of a stream. @throws TriageError `REPLY_INVALID` past it. */
export async function readBody(response: Response, limitBytes: number): Promise<string> {
  if (response.body === null) return '';
  const isStream = /^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '');
  const limit = isStream ? TIMES_IN_STREAM * limitBytes : limitBytes;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > limit) {
      await reader.cancel();
      throw new TriageError('REPLY_INVALID', { details: { status: response.status } });
    }
    text += decoder.decode(value, { stream: true });
  }
}
