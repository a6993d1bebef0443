import { answerLocale } from '../../src/contract/action';
import { readerLocale, text } from '../../src/contract/text';

/** What Automation replaces with the key of the issue that a rule is about. */
export const KEY_OF_THE_ISSUE = '{{issue.key}}';

const ISSUE_KEY = /^[A-Z][A-Z0-9_]*-\d{1,19}$/iu;
const SMART_VALUE = /^\{\{[^{}]+\}\}$/u;

/** What to do about the key that was typed; null when a rule can be saved with it. */
export function findKeyFault(typed: string): string | null {
  const key = typed.trim();
  if (key === '') return text('Enter an issue key or a smart value.');
  return ISSUE_KEY.test(key) || SMART_VALUE.test(key)
    ? null
    : text('Enter an issue key, such as SHOP-12, or a smart value, such as {example}.', { example: KEY_OF_THE_ISSUE });
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** What a rule hands to the action. Without a language it answers in English. */
export interface RuleInputs {
  issueKey: string;
  language?: string;
}

function languageInput(locale: unknown): Pick<RuleInputs, 'language'> {
  const language = typeof locale === 'string' ? answerLocale(locale) : null;
  return language === null ? {} : { language };
}

/**
 * What the rule was saved with and what Automation minds in it, from the platform's context. A new rule is about the
 * issue that it runs for, in the language of whoever writes it.
 */
export function readInputs(extension: unknown): { inputs: RuleInputs; fault: string | null } {
  const { data, errors } = asRecord(extension);
  const { issueKey, language } = asRecord(asRecord(data)['inputs']);
  const { message } = asRecord(asRecord(asRecord(errors)['invalidInputs'])['issueKey']);
  const inputs =
    typeof issueKey === 'string'
      ? { issueKey, ...languageInput(language) }
      : { issueKey: KEY_OF_THE_ISSUE, ...languageInput(readerLocale()) };
  return { inputs, fault: typeof message === 'string' ? message : null };
}
