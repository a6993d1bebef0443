import * as z from 'zod/mini';
import { once } from '../../../contract/once';
import { TriageError } from '../../../contract/triage-error';
import { byField, replaces, TRIAGE_FIELDS, type TriageField } from '../../../contract/triage-field';
import { findAnswer } from './find-answer';

/** One value that the model named, before it is judged. */
export interface RawProposal {
  value: string;
  /** 0 to 1; null when the model gave none that can be read. */
  confidence: number | null;
  reason: string;
}

export type RawReply = Record<TriageField, RawProposal[]>;

/** A model that names more values than this is not answering the question. */
const MOST_PROPOSALS = 100;
const LONGEST_VALUE = 300;

/** `0.86`, `"0.86"` and `"91%"`. What else a number might mean is not guessed: 85 is no confidence. */
function readConfidence(raw: unknown): number | null {
  const [, digits = '', percent] = typeof raw === 'string' ? (/^\s*(\d{1,3}(?:[.,]\d{1,20})?)\s*(%?)\s*$/.exec(raw) ?? []) : [];
  const said = digits === '' ? raw : Number(digits.replace(',', '.')) / (percent === '%' ? 100 : 1);
  return typeof said === 'number' && said >= 0 && said <= 1 ? said : null;
}

/** Lenient on purpose: providers differ, and what is not understood is dropped, never guessed. */
const proposalSchema = once(() =>
  z.union([
    z.pipe(
      z.string(),
      z.transform((value) => ({ value, confidence: undefined, reason: '' })),
    ),
    z.object({ value: z.string(), confidence: z.optional(z.unknown()), reason: z.catch(z.string(), '') }),
  ]),
);

function proposalsOf(raw: unknown): RawProposal[] {
  const items = Array.isArray(raw) ? raw.slice(0, MOST_PROPOSALS) : [raw];
  return items.flatMap((item) => {
    const parsed = proposalSchema().safeParse(item);
    if (!parsed.success || parsed.data.value.length > LONGEST_VALUE) return [];
    return [{ ...parsed.data, confidence: readConfidence(parsed.data.confidence) }];
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
  if (found === null) throw new TriageError('REPLY_INVALID', isCut ? { details: { about: 'cut' } } : {});
  return byField((field) => proposalsOf(found[field]).slice(0, replaces(field) ? 1 : MOST_PROPOSALS));
}
