import * as z from 'zod/mini';
import { once } from '../../../contract/once';
import { byField, replaces, TRIAGE_FIELDS, type TriageField } from '../../../contract/triage-field';
import { TriageError } from '../../../contract/triage-error';
import { findAnswer } from './find-answer';

/** One value that the model named, before it is judged. */
export interface RawProposal {
  value: string;
  /** 0 to 1; 0 when the model gave none that counts. */
  confidence: number;
  reason: string;
}

export type RawReply = Record<TriageField, RawProposal[]>;

/** A model that names more values than this is not answering the question. */
const MOST_PROPOSALS = 100;
const LONGEST_VALUE = 300;

/** Lenient on purpose: providers differ, and what is not understood is dropped, never guessed. */
const proposalSchema = once(() =>
  z.union([
    z.pipe(
      z.string(),
      z.transform((value) => ({ value, confidence: 0, reason: '' })),
    ),
    z.object({ value: z.string(), confidence: z.catch(z.number().check(z.minimum(0), z.maximum(1)), 0), reason: z.catch(z.string(), '') }),
  ]),
);

function proposalsOf(raw: unknown): RawProposal[] {
  const items = Array.isArray(raw) ? raw.slice(0, MOST_PROPOSALS) : [raw];
  return items.flatMap((item) => {
    const parsed = proposalSchema().safeParse(item);
    return parsed.success && parsed.data.value.length <= LONGEST_VALUE ? [parsed.data] : [];
  });
}

function hasKnownKey(candidate: Record<string, unknown>): boolean {
  return TRIAGE_FIELDS.some((field) => Object.hasOwn(candidate, field));
}

/**
 * Reads a model's reply: only the three fields, everything else is dropped unseen.
 *
 * @param reply the model's text, thoughts and all; `isCut` when the server stopped the model before its end
 * @throws TriageError `REPLY_INVALID` when there is no JSON object with one of the three fields behind the last thought
 */
export function readReply({ content, isCut }: { content: string; isCut: boolean }): RawReply {
  const found = findAnswer(content, isCut, hasKnownKey);
  if (found === null) throw new TriageError('REPLY_INVALID');
  return byField((field) => proposalsOf(found[field]).slice(0, replaces(field) ? 1 : MOST_PROPOSALS));
}
