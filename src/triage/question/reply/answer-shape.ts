import { once } from '../../../contract/once';
import { asList, asRecord } from '../../../contract/json';
import { FIELD_TRAITS, TRIAGE_FIELDS } from '../../../contract/triage-field';
import { valueOf } from './value-of';

/** The keys of the tickets in the prompt that no answer has beside bare names. */
const TICKET_KEYS = ['summary', 'description', 'current', 'similar'];
const SCHEMA_KEYS = ['type', 'items', 'properties', 'anyOf', 'oneOf', 'enum', '$ref'];

function proposalsIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 100) : [value];
}

function isBareName(item: unknown): boolean {
  return typeof item === 'string' || typeof item === 'number';
}

/** A proposal in the form that was asked for. */
function isProposal(item: unknown): boolean {
  return valueOf(asRecord(item), 'value') !== undefined || valueOf(asRecord(item), 'name') !== undefined;
}

function isSchema(value: unknown): boolean {
  return !isProposal(value) && SCHEMA_KEYS.some((key) => Object.hasOwn(asRecord(value), key));
}

function itemsOf(candidate: Record<string, unknown>): unknown[] {
  return TRIAGE_FIELDS.flatMap((field) => proposalsIn(valueOf(candidate, field)));
}

/** Whether nothing but names stands in the fields, as in the tickets and lists of a prompt. */
export function isBare(candidate: Record<string, unknown>): boolean {
  const items = itemsOf(candidate);
  return items.some(isBareName) && !items.some(isProposal);
}

/**
 * Whether an object has one of the three fields and is not what the model was shown, repeated: the schema of the reply, a
 * ticket of the prompt, or a list of everything that is allowed, which is longer than what may be proposed.
 */
export function isAnswer(candidate: Record<string, unknown>): boolean {
  const said = TRIAGE_FIELDS.map((field) => ({ field, value: valueOf(candidate, field) })).filter(({ value }) => value !== undefined);
  const isTicket =
    TICKET_KEYS.some((key) => Object.hasOwn(candidate, key)) && !said.some(({ value }) => proposalsIn(value).some(isProposal));
  const isList = said.some(({ field, value }) => asList(value).filter(isBareName).length > FIELD_TRAITS[field].mostProposed);
  return said.length > 0 && !isTicket && !isList && !said.some(({ value }) => isSchema(value));
}

const anotherForm = once(() => {
  const names = `(?:${TRIAGE_FIELDS.map((field) => field.replace(/s$/, 's?')).join('|')}|value)`;
  const quote = `["'‘’“”]`;
  return new RegExp(
    [
      // An object of another language, a fenced block of YAML or the like.
      String.raw`(?:[{｛]|\x60{3}\w{0,10}\s)\s*\W?${names}\W?\s*[:：=]`,
      String.raw`${quote}${names}\\{0,3}${quote}\s*[:：]`,
      `<${names}>`,
      // Whatever broke off.
      '[{｛][^{}｛｝]*$',
    ].join('|'),
    'i',
  );
});

/** Whether the text behind an answer holds another in a form that is not read: then the first may be a draft. */
export function holdsAnotherAnswer(text: string): boolean {
  return anotherForm().test(text);
}

/** Without what may differ when a text is repeated: its layout, and what escapes its quotes. */
function squash(text: string): string {
  return text.replace(/[\s\\]+/g, '');
}

/**
 * Tells whether an answer in the model's prose proposes what stands word for word in the prompt: an example of the team's
 * rules, a similar ticket's values, an answer that the ticket's own text tries to pass off.
 * @param prompt everything that the model was shown
 */
export function echoOf(prompt: string): (answer: Record<string, unknown>, text: string) => boolean {
  const shown = once(() => squash(prompt));
  return (answer, text) => itemsOf(answer).some((item) => isBareName(item) || isProposal(item)) && shown().includes(squash(text));
}
