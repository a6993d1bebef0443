import { ATLASSIAN_MODELS } from '../../../src/contract/endpoint-address';
import type { InheritableSettings } from '../../../src/contract/project-settings';
import type { Settings } from '../../../src/contract/settings';
import { decimal, text } from '../../../src/contract/text';
import { FIELD_TRAITS, TRIAGE_FIELDS, type TriageField } from '../../../src/contract/triage-field';
import { OVERRIDABLE_OF_SITE } from '../overridable/all-overridable';
import { fieldWord } from '../strings/common';
import { settingsStrings, THINKING_WORDS } from '../strings/settings';
import { nameEntry, say, sayAllowed, type Fact, type Names } from './facts';

/** What only the site has. */
type SitePart = Exclude<keyof Settings, 'schemaVersion' | keyof InheritableSettings>;

/** What each part says; a setting without a row does not compile. */
const FACTS: { [Part in SitePart]: (value: Settings[Part], names: Names) => Fact[] } = {
  endpoint: (endpoint) => [
    say(
      'endpoint.baseUrl',
      text('Endpoint address'),
      endpoint?.baseUrl === ATLASSIAN_MODELS ? text('Atlassian’s models') : (endpoint?.baseUrl ?? null),
    ),
    say('endpoint.model', text('Model'), endpoint?.model ?? null),
  ],
  thinking: (value) => [say('thinking', text('Thinking'), THINKING_WORDS[value])],
  fields: (fields, names) => TRIAGE_FIELDS.flatMap((field) => sayField(field, fields[field], names[field])),
  automatic: (rules, names) => TRIAGE_FIELDS.flatMap((field) => sayRule(field, rules[field], names[field])),
  language: (value) => [say('language', text('Language of reasons'), value === '' ? text('that of whoever asks') : value)],
  evidence: ({ enabled, count }) => [
    say('evidence.enabled', text('Use similar issues'), enabled),
    say('evidence.count', text('Maximum number of similar issues'), count),
  ],
  maskPersonalData: (value) => [say('maskPersonalData', text('Mask personal data and secrets'), value)],
  sendRestrictedIssues: (value) => [say('sendRestrictedIssues', text('Send issues that have a security level'), value)],
  limits: ({ perUserPerMinute, perSitePerDay }) => [
    say('limits.perUserPerMinute', text('Suggestions per person per minute'), perUserPerMinute),
    say('limits.perSitePerDay', text('Suggestions per day for the whole site'), perSitePerDay),
  ],
  projects: ({ mode, keys, mayWiden }) => [
    say('projects.mode', text('Projects'), mode === 'all' ? text('all') : text('only listed projects')),
    ...keys.map((key) => sayAllowed(`projects.keys.${key}`, text('Project {key}', { key }), '')),
    say('projects.mayWiden', text('Project administrators can allow other values'), mayWiden),
  ],
  dailyCheck: (value) => [say('dailyCheck', text('Check the endpoint every day'), value)],
  markIssues: (value) => [say('markIssues', text('Let JQL find issues by their suggestion'), value)],
};

function sayField(field: TriageField, own: Settings['fields'][TriageField], known: Names[TriageField]): Fact[] {
  const word = fieldWord(field);
  const path = `fields.${field}`;
  const ofKind =
    'max' in own
      ? [say(`${path}.max`, text('Maximum number of {field}', { field: word }), own.max)]
      : [
          say(`${path}.overwrite`, text('Replace a {field} that someone chose', { field: word }), own.overwrite),
          say(
            `${path}.defaultId`,
            text('Default {field} of new issues', { field: word }),
            own.defaultId === null ? null : nameEntry({ id: own.defaultId }, known),
          ),
        ];
  return [
    say(`${path}.enabled`, text('Propose {field}', { field: word }), own.enabled),
    say(`${path}.minConfidence`, text('Minimum confidence for {field}', { field: word }), decimal(own.minConfidence, 2)),
    ...ofKind,
  ];
}

function sayRule(field: TriageField, rule: Settings['automatic'][TriageField], known: Names[TriageField]): Fact[] {
  const path = `automatic.${field}`;
  const isListedById = FIELD_TRAITS[field].listedBy === 'id';
  return [
    say(`${path}.enabled`, settingsStrings.automatic.allow(field), rule.enabled),
    ...('atLeast' in rule ? [say(`${path}.atLeast`, settingsStrings.automatic.atLeast(field), rule.atLeast)] : []),
    ...rule.except.map((each) =>
      say(`${path}.except.${each}`, settingsStrings.automatic.except(field), isListedById ? nameEntry({ id: each }, known) : each),
    ),
  ];
}

/** Lists everything that the site's settings say, each value of a list for itself. */
export function listSiteFacts(settings: Settings, names: Names): Fact[] {
  const listOf = <Part extends SitePart>(part: Part) => FACTS[part](settings[part], names);
  return [
    ...(Object.keys(FACTS) as SitePart[]).flatMap((part) => listOf(part)),
    ...OVERRIDABLE_OF_SITE.flatMap((setting) => setting.listSiteFacts(settings, names)),
  ];
}
