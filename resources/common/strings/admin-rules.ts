import { decimal, text } from '../../../src/contract/text';
import type { PromptPart } from '../../../src/contract/admin';
import type { MaskKind } from '../../../src/contract/mask-kind';
import { byField, type TriageField } from '../../../src/contract/triage-field';
import { fieldWord } from './common';
import { counts } from './counts';
import { settingsStrings } from './settings';

const PARTS: Record<PromptPart, string> = {
  instructions: text('Instructions'),
  rules: text('Your rules'),
  ...byField(settingsStrings.values.title),
};

/** Texts of the tabs for values, fields, rules, privacy and limits. */
export const rulesStrings = {
  values: {
    title: text('Allowed values'),
    intro: text(
      'Only these values can be proposed or applied, whatever the model says. A field without allowed values is left alone. A short description helps the model more than anything else.',
    ),
    useProjects: text('Allow what each project uses'),
    import: text('Import from projects…'),
    importIntro: text('Choose projects, or all of them, then select the values to import.'),
    projects: text('Projects'),
    read: text('Show values'),
    readAll: text('Show values of all projects'),
    check: text('Compare with Jira'),
    checking: text('Comparing…'),
    allThere: text('All values on the lists exist in Jira.'),
  },
  fields: {
    title: text('Fields'),
    intro: text('Proposals below the minimum are folded away and not ticked.'),
    eagerness: text('How much is ticked beforehand'),
    eagernessChoices: {
      careful: text('Careful: few proposals are ticked, and a ticked one is seldom wrong'),
      balanced: text('Balanced: what is more likely right than wrong is ticked'),
      eager: text('Eager: whatever has some reason for it is ticked; people untick more'),
    },
    ownMinimums: text('You have set minimums of your own below.'),
    enabled: (field: TriageField) => text('Propose {field}', { field: fieldWord(field) }),
    minConfidence: (field: TriageField, value: number) =>
      text('Minimum confidence for {field}: {value}', { field: fieldWord(field), value: decimal(value, 2) }),
    overwrite: (field: TriageField) => text('Tick a {field} even if someone chose the current one', { field: fieldWord(field) }),
    defaultValue: (field: TriageField) => text('Default {field} of new issues', { field: fieldWord(field) }),
    defaultValueHelp: text('Jira sets it on every new issue, so it counts as not chosen yet.'),
    noDefault: text('None'),
  },
  rules: {
    title: text('Guidance for the model'),
    rules: text('Rules'),
    rulesHelp: (used: number, limit: number) =>
      text('{used} of {limit} characters. For example: Use priority Highest only when customers cannot pay.', { used, limit }),
    language: text('Language of reasons'),
    languageHelp: text('For example, English or Deutsch. Leave this empty for the language of whoever asks.'),
    maximum: (field: TriageField) => text('Maximum number of {field}', { field: fieldWord(field) }),
  },
  preview: {
    title: text('Prompt preview'),
    intro: text('The prompt for a sample issue, with the settings on this page. It updates as you type.'),
    size: (characters: number, tokens: number) =>
      text('{characters}, about {tokens}', { characters: counts.characters(characters), tokens: counts.tokens(tokens) }),
    ofContext: (percent: number, context: number) => text('{percent}% of the model’s {context} tokens', { percent, context }),
    tooLarge: text('The prompt does not fit in the model’s context window. Allow fewer values, or shorten the descriptions and rules.'),
    contextUnknown: text('The size of the model’s context window is unknown. Test the connection to find out.'),
    fixed: text('fixed'),
    yours: text('from your settings'),
    parts: PARTS,
    ticket: text('The issue'),
    updating: text('Updating…'),
    correct: text('Correct the highlighted fields to see the prompt.'),
  },
  privacy: {
    title: text('What is sent'),
    intro: {
      'built-in': text(
        'The built-in provider asks nobody: nothing is sent, and nothing leaves Atlassian. With a model, this would be sent:',
      ),
      atlassian: text(
        'When someone asks for a suggestion, this is sent to a model that Atlassian hosts, and nowhere else. Nothing leaves Atlassian.',
      ),
      endpoint: text('When someone asks for a suggestion, this is sent to your endpoint and nowhere else. It leaves Atlassian.'),
    },
    always: text(
      'Always: the issue type, the summary (up to 255 characters) and the description (up to 1,000 characters) as plain text; the current priority, components and labels; the allowed values; your rules.',
    ),
    learned: text(
      'If the app has learned the project: how likely the best-fitting allowed values are and how often people chose them before, in numbers.',
    ),
    names: text(
      'Names of people in these texts are sent with them. With masking on, those of people whom Jira knows by the issue become [name]: whoever stands in one of its fields (such as reporter, assignee or request participants), commented, logged work, attached a file or is mentioned in the description; of a similar issue, its reporter, creator and assignee. A first or last name alone is masked only where someone is spoken to or about. All other names are sent.',
    ),
    never: text('Never: the fields that hold people, comments, attachments, links between issues, or who asked.'),
    evidence: text('Similar resolved issues in the project: the summary, priority, components and labels of each'),
    evidenceCount: text('Maximum number of similar issues'),
    mask: text('Mask personal data, secrets and the names that Jira knows before anything is sent'),
    restricted: text('Send issues that have a security level'),
    restrictedHelp: text('Leave this off unless you trust the model’s host: text that is restricted in Jira would leave Jira.'),
    maskTitle: text('Try masking'),
    maskText: text('Enter text that contains an email address, a phone number or a key'),
    maskButton: text('Mask'),
    maskOff: text('Masking is turned off above. This shows what it would do.'),
    maskNames: text('Names of people stay here, because this text belongs to no issue.'),
    masked: text('Text as sent'),
    maskedNothing: text('Nothing to mask was found.'),
    maskedFound: (found: string) => text('Masked: {found}.', { found }),
    kinds: {
      email: text('email address'),
      phone: text('phone number'),
      iban: text('bank account number'),
      card: text('card number'),
      ip: text('IP address'),
      user: text('mention of a person'),
      name: text('name of a person'),
      token: text('access token'),
      secret: text('password or secret'),
      credentials: text('credentials in a URL'),
      privateKey: text('private key'),
    } satisfies Record<MaskKind, string>,
    limits: text('Limits'),
    limitsIntro: text('Limits protect the endpoint and your bill. Canceled calls count, and days start at midnight UTC.'),
    perUser: text('Suggestions per person per minute'),
    perSite: text('Suggestions per day for the whole site'),
    projects: text('Projects'),
    modeAll: text('In all projects'),
    modeOnly: text('Only in these projects'),
    pickProjects: text('Projects'),
    noProjects: text('Choose at least one project. Without any, these settings cannot be saved.'),
    mayWiden: text('Project administrators can allow values that are not on the site’s lists'),
    mayWidenHelp: text('Otherwise, they can only remove values.'),
    marks: text('JQL, dashboards and rules'),
    markIssues: text('Let JQL find issues by their suggestion and what became of it'),
    markIssuesHelp: text(
      'Writes an issue property with state, provider, model, values, confidence and time, which everyone who sees the issue can read. Search with triage.state = proposed. Turning this off removes the property from all issues.',
    ),
    check: text('Daily check'),
    dailyCheck: text('Send a sample issue to the endpoint once a day to detect failures before people do'),
  },
};
