import { TriageError } from '../../../contract/triage-error';
import { byField, replaces } from '../../../contract/triage-field';
import type { RawProposal, RawReply } from '../../../providers/provider-port';
import { echoOf, holdsAnotherAnswer, isAnswer, isBare } from './answer-shape';
import { findAnswer } from './find-answer';
import { valueOf } from './value-of';

/** A model that names more values than this is not answering the question. */
const MOST_PROPOSALS = 100;
const LONGEST_VALUE = 300;

/** `0.86`, `"0.86"` and `"91%"`. What else a number might mean is not guessed: 85 is no confidence. */
function readConfidence(raw: unknown): number | null {
  const [, digits = '', percent] = typeof raw === 'string' ? (/^\s*(\d{1,3}(?:[.,]\d{1,20})?)\s*(%?)\s*$/.exec(raw) ?? []) : [];
  const said = digits === '' ? raw : Number(digits.replace(',', '.')) / (percent === '%' ? 100 : 1);
  return typeof said === 'number' && said >= 0 && said <= 1 ? said : null;
}

/** A name, which may look like a number, or may stand a level deeper, as Jira's own values have it. */
function readValue(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const name = typeof value === 'object' && value !== null ? valueOf(value, 'name') : undefined;
  return typeof name === 'string' ? name : null;
}

/** Lenient on purpose: providers differ, and what is not understood is dropped, never guessed. */
function readProposal(item: unknown): RawProposal[] {
  const facts = typeof item === 'string' ? { value: item } : item;
  if (typeof facts !== 'object' || facts === null) return [];
  const value = readValue(valueOf(facts, 'value') ?? valueOf(facts, 'name'));
  if (value === null || value.length > LONGEST_VALUE) return [];
  const reason = valueOf(facts, 'reason');
  return [{ value, confidence: readConfidence(valueOf(facts, 'confidence')), reason: typeof reason === 'string' ? reason : '' }];
}

function proposalsOf(raw: unknown): RawProposal[] {
  return (Array.isArray(raw) ? raw.slice(0, MOST_PROPOSALS) : [raw]).flatMap(readProposal);
}

/**
 * Reads a model's reply: only the three fields, everything else is dropped unseen.
 *
 * @param reply the model's text, thoughts and all; `isCut` when the server stopped the model before its end
 * @param prompt everything that the model was shown
 * @throws TriageError `REPLY_INVALID` when there is no JSON object with one of the three fields behind the last thought, or
 * when it may be a draft or what the model was shown
 */
export function readReply({ content, isCut }: { content: string; isCut: boolean }, prompt = ''): RawReply {
  const found = findAnswer(content, isCut, { isAnswer, isBare, holdsAnotherAnswer, isEcho: echoOf(prompt) });
  if (found === null) throw new TriageError('REPLY_INVALID', isCut ? { details: { about: 'cut' } } : {});
  return byField((field) => proposalsOf(valueOf(found, field)).slice(0, replaces(field) ? 1 : MOST_PROPOSALS));
}
