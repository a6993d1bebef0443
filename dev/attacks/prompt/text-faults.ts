import { buildHostilePrompt } from './hostile-prompt';
import { findPromptFaults } from './prompt-faults';

/** How a description comes: as text, or in Atlassian's format. */
export type Format = 'plain' | 'document';

/** Jira's labels have no spaces. */
function asLabel(text: string): string {
  return text.replace(/\s+/gu, '-');
}

function describe(text: string, format: Format): unknown {
  if (format === 'plain') return text;
  const content = [{ type: 'text', text }];
  return {
    type: 'doc',
    version: 1,
    content: [
      { type: 'paragraph', content },
      { type: 'codeBlock', content },
      { type: 'tableCell', content },
    ],
  };
}

/**
 * What is wrong with the prompt for an issue in which one text stands everywhere: as summary, description, type,
 * component, label, priority and similar issue. `trusted` is the system message for harmless texts.
 */
export function findTextFaults(text: string, trusted: string, options: { format: Format; mask: boolean }): string[] {
  const everywhere = { summary: text, issueType: text, priority: text, components: [text], labels: [asLabel(text)], similar: text };
  return findPromptFaults(buildHostilePrompt({ ...everywhere, description: describe(text, options.format) }, options.mask), trusted);
}

/** The longest name of a component in Jira. */
const NAME_LIMIT = 255;

/** The same for the name of a component on the allowlist, as Jira and the administrator have it. */
export function findAllowedNameFaults(text: string): string[] {
  return text === '' || text.length > NAME_LIMIT ? [] : findPromptFaults(buildHostilePrompt({ allowedName: text }), null);
}
