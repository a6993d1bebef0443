import type { RecordedCall, Recorder, SecretVeil } from '../platform';
import { json, RequestFault, type ServerReply } from './reply';

/** A call without what was sent and what came back. */
export type CallOutline = Omit<RecordedCall, 'request' | 'reply' | 'payload' | 'result'> & {
  /** Runs of a function: the code of the error that it returned. */
  code?: string;
};

/**
 * `GET /host/calls`: everything; with `?outline=<revision>` only what a timeline draws, and nothing but the revision
 * when that is what the page has; with `?id=<id>` one call. No secret that was ever stored is in an answer.
 */
export function readCalls(recorder: Recorder, veil: SecretVeil, query: URLSearchParams): ServerReply {
  const { calls, revision } = recorder;
  const shown = query.get('outline');
  const id = query.get('id');
  if (shown !== null) {
    return veiled(veil, shown === String(revision) ? { revision } : { revision, calls: calls.map(outline) });
  }
  if (id === null) return veiled(veil, { revision, calls });
  const call = calls.find((candidate) => candidate.id === id);
  if (call === undefined) throw new RequestFault(404, 'This call is no longer recorded.');
  return veiled(veil, call);
}

function veiled(veil: SecretVeil, value: unknown): ServerReply {
  const reply = json(value);
  return { ...reply, body: veil.hide(String(reply.body)) };
}

function outline(call: RecordedCall): CallOutline {
  const { id, kind, invocationId, start, end, summary, accountId, issueKey, projectKey, status, error, fault } = call;
  return {
    id,
    kind,
    invocationId,
    start,
    end,
    summary,
    accountId,
    issueKey,
    projectKey,
    status,
    error,
    fault,
    code: errorCode(call.result),
  };
}

/** Of `{ ok: false, error: { code } }`, which is how the app's functions tell that they could not. */
function errorCode(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null || !('ok' in result) || result.ok !== false) return undefined;
  const { error } = result as { error?: { code?: unknown } };
  return typeof error?.code === 'string' ? error.code : undefined;
}
