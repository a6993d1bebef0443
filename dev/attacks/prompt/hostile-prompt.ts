import { anIssue, COMPONENTS, someSettings } from '../../../__tests__/fixtures/issues';
import { byField } from '../../../src/contract/triage-field';
import { allowedValuesFor } from '../../../src/fields/allowed-values';
import { buildPrompt, type Prompt } from '../../../src/triage/question/prompt/build-prompt';
import { cleanIssueText } from '../../../src/text/clean-issue-text';
import { cleanText } from '../../../src/text/clean-text';

/** Every place of a prompt where strangers, or the administrator, have a say. */
export interface HostileTexts {
  summary: string;
  /** Atlassian Document Format or plain text. */
  description: unknown;
  issueType: string;
  /** Of the issue, and of a similar one. */
  priority: string;
  components: string[];
  labels: string[];
  /** Summary of a similar issue. */
  similar: string;
  /** A component on the allowlist that this project has. */
  allowedName: string;
  allowedDescription: string;
  rules: string;
}

export type Place = keyof HostileTexts;

export const NONCE = '5f0c7c1e-9a52-4c1f-8f5e-0d1b2a3c4d5e';

const HARMLESS: HostileTexts = {
  summary: 'Orders are lost on restart',
  description: 'After a restart the queue is empty.',
  issueType: 'Bug',
  priority: 'Medium',
  components: ['Storage'],
  labels: ['regression'],
  similar: 'Orders gone after an upgrade',
  allowedName: 'Checkout',
  allowedDescription: 'Carts and payment',
  rules: 'Be brief.',
};

/** The same text is in many places; cleaning has no memory, so once is enough. */
function once(clean: (text: string) => string): (text: string) => string {
  const cleaned = new Map<string, string>();
  return (text) => {
    const result = cleaned.get(text) ?? clean(text);
    cleaned.set(text, result);
    return result;
  };
}

/** The prompt for an issue that says all this, cleaned and built as for any other. */
export function buildHostilePrompt(texts: Partial<HostileTexts> = {}, maskPersonalData = true): Prompt {
  const given = { ...HARMLESS, ...texts };
  const name = once((text) => cleanText(text, { maskPersonalData, limit: 255, singleLine: true }).text);
  const base = someSettings();
  const settings = someSettings({
    maskPersonalData,
    rules: given.rules,
    allowlists: {
      ...base.allowlists,
      components: [...base.allowlists.components, { name: given.allowedName, description: given.allowedDescription }],
      labels: [...base.allowlists.labels, { name: given.allowedName.replace(/\s+/gu, '-'), description: given.allowedDescription }],
    },
  });
  const issue = anIssue();
  issue.editable.components = { allowed: [...COMPONENTS, { id: '199', name: given.allowedName }], defaultId: null, isRequired: false };
  const values = { priority: name(given.priority), components: given.components.map(name), labels: given.labels.map(name) };
  const allowed = allowedValuesFor(settings, issue);
  return buildPrompt({
    settings,
    allowed,
    ticket: { type: name(given.issueType), ...cleanTexts(given, maskPersonalData), current: values },
    similar: [{ summary: name(given.similar), ...values }],
    learned: {
      issues: 100,
      likeliest: byField((field) =>
        (allowed[field] ?? []).map(({ value }) => ({ ...value, name: name(value.name), fit: 0.5, share: 0.1 })),
      ),
    },
    nonce: NONCE,
  });
}

function cleanTexts({ summary, description }: HostileTexts, maskPersonalData: boolean): { summary: string; description: string } {
  const cleaned = cleanIssueText({ summary, description }, { maskPersonalData });
  return { summary: cleaned.summary, description: cleaned.description };
}
