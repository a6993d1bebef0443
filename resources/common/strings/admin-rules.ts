import type { PromptPart } from '../../../src/contract/admin';
import type { MaskKind } from '../../../src/contract/mask-kind';
import { byField, type TriageField } from '../../../src/contract/triage-field';
import { fieldWord } from './common';
import { counted, settingsStrings } from './settings';

const PARTS: Record<PromptPart, string> = { instructions: 'Instructions', rules: 'Your rules', ...byField(settingsStrings.values.title) };

/** Texts of the tabs for values, fields, rules, privacy and limits. */
export const rulesStrings = {
  values: {
    title: 'Allowed values',
    intro:
      'Only these values can be proposed or applied, whatever the model says. A field without allowed values is left alone. A short description helps the model more than anything else.',
    useProjects: 'Allow what each project uses',
    import: 'Import from projects…',
    importIntro: 'Choose projects, or all of them, then select the values to import.',
    projects: 'Projects',
    read: 'Show values',
    readAll: 'Show values of all projects',
    check: 'Compare with Jira',
    checking: 'Comparing…',
    allThere: 'All values on the lists exist in Jira.',
  },
  fields: {
    title: 'Fields',
    intro: 'Proposals below the minimum are folded away and not ticked.',
    eagerness: 'How much is ticked beforehand',
    eagernessChoices: {
      careful: 'Careful: few proposals are ticked, and a ticked one is seldom wrong',
      balanced: 'Balanced: what is more likely right than wrong is ticked',
      eager: 'Eager: whatever has some reason for it is ticked; people untick more',
    },
    ownMinimums: 'You have set minimums of your own below.',
    enabled: (field: TriageField) => `Propose ${fieldWord(field)}`,
    minConfidence: (field: TriageField, value: number) => `Minimum confidence for ${fieldWord(field)}: ${value.toFixed(2)}`,
    overwrite: (field: TriageField) => `Tick a ${fieldWord(field)} even if someone chose the current one`,
    defaultValue: (field: TriageField) => `Default ${fieldWord(field)} of new issues`,
    defaultValueHelp: 'Jira sets it on every new issue, so it counts as not chosen yet.',
    noDefault: 'None',
  },
  rules: {
    title: 'Guidance for the model',
    rules: 'Rules',
    rulesHelp: (used: number, limit: number) =>
      `${used.toLocaleString('en')} of ${limit.toLocaleString('en')} characters. For example: Use priority Highest only when customers cannot pay.`,
    language: 'Language of reasons',
    languageHelp: 'For example, English or Deutsch.',
    maximum: (field: TriageField) => `Maximum number of ${fieldWord(field)}`,
  },
  preview: {
    title: 'Prompt preview',
    intro: 'The prompt for a sample issue, with the settings on this page. It updates as you type.',
    size: (characters: number, tokens: number) => `${counted(characters, 'character')}, about ${counted(tokens, 'token')}`,
    ofContext: (percent: number, context: number) => `${percent}% of the model’s ${context.toLocaleString('en')} tokens`,
    tooLarge: 'The prompt does not fit in the model’s context window. Allow fewer values, or shorten the descriptions and rules.',
    contextUnknown: 'The size of the model’s context window is unknown. Test the connection to find out.',
    fixed: 'fixed',
    yours: 'from your settings',
    parts: PARTS,
    ticket: 'The issue',
    updating: 'Updating…',
    correct: 'Correct the highlighted fields to see the prompt.',
  },
  privacy: {
    title: 'What is sent',
    intro: {
      'built-in': 'The built-in provider asks nobody: nothing is sent, and nothing leaves Atlassian. With a model, this would be sent:',
      atlassian:
        'When someone asks for a suggestion, this is sent to a model that Atlassian hosts, and nowhere else. Nothing leaves Atlassian.',
      endpoint: 'When someone asks for a suggestion, this is sent to your endpoint and nowhere else. It leaves Atlassian.',
    },
    always:
      'Always: the issue type, the summary (up to 255 characters) and the description (up to 1,000 characters) as plain text; the current priority, components and labels; the allowed values; your rules.',
    learned:
      'If the app has learned the project: how likely the best-fitting allowed values are and how often people chose them before, in numbers.',
    names:
      'Names of people in these texts are sent with them. With masking on, those of people whom Jira knows by the issue become [name]: whoever stands in one of its fields (such as reporter, assignee or request participants), commented, logged work, attached a file or is mentioned in the description; of a similar issue, its reporter, creator and assignee. A first or last name alone is masked only where someone is spoken to or about. All other names are sent.',
    never: 'Never: the fields that hold people, comments, attachments, links between issues, or who asked.',
    evidence: 'Similar resolved issues in the project: the summary, priority, components and labels of each',
    evidenceCount: 'Maximum number of similar issues',
    mask: 'Mask personal data, secrets and the names that Jira knows before anything is sent',
    restricted: 'Send issues that have a security level',
    restrictedHelp: 'Leave this off unless you trust the model’s host: text that is restricted in Jira would leave Jira.',
    maskTitle: 'Try masking',
    maskText: 'Enter text that contains an email address, a phone number or a key',
    maskButton: 'Mask',
    maskOff: 'Masking is turned off above. This shows what it would do.',
    maskNames: 'Names of people stay here, because this text belongs to no issue.',
    masked: 'Text as sent',
    maskedNothing: 'Nothing to mask was found.',
    maskedFound: (found: string) => `Masked: ${found}.`,
    kinds: {
      email: 'email address',
      phone: 'phone number',
      iban: 'bank account number',
      card: 'card number',
      ip: 'IP address',
      user: 'mention of a person',
      name: 'name of a person',
      token: 'access token',
      secret: 'password or secret',
      credentials: 'credentials in a URL',
      privateKey: 'private key',
    } satisfies Record<MaskKind, string>,
    limits: 'Limits',
    limitsIntro: 'Limits protect the endpoint and your bill. Canceled calls count, and days start at midnight UTC.',
    perUser: 'Suggestions per person per minute',
    perSite: 'Suggestions per day for the whole site',
    projects: 'Projects',
    modeAll: 'In all projects',
    modeOnly: 'Only in these projects',
    pickProjects: 'Projects',
    noProjects: 'Choose at least one project. Without any, these settings cannot be saved.',
    mayWiden: 'Project administrators can allow values that are not on the site’s lists',
    mayWidenHelp: 'Otherwise, they can only remove values.',
    marks: 'JQL, dashboards and rules',
    markIssues: 'Let JQL find issues by their suggestion and what became of it',
    markIssuesHelp:
      'Writes an issue property with state, provider, model, values, confidence and time, which everyone who sees the issue can read. Search with triage.state = proposed. Turning this off removes the property from all issues.',
    check: 'Daily check',
    dailyCheck: 'Send a sample issue to the endpoint once a day to detect failures before people do',
  },
};
