import type { InheritableSettings } from '../../../src/contract/project-settings';
import type { Settings } from '../../../src/contract/settings';
import { TRIAGE_FIELDS, type TriageField } from '../../../src/contract/triage-field';
import { OVERRIDABLE } from '../overridable/all-overridable';
import { FIELD_WORDS, THINKING_WORDS } from '../strings/settings';
import { nameOfPriority, say, sayAllowed, type Fact, type PriorityNames } from './facts';

/** What only the site has. */
type SitePart = Exclude<keyof Settings, 'schemaVersion' | keyof InheritableSettings>;

/** What each part says; a setting without a row does not compile. */
const FACTS: { [Part in SitePart]: (value: Settings[Part], priorityNames: PriorityNames) => Fact[] } = {
  endpoint: (endpoint) => [
    say('endpoint.baseUrl', 'Endpoint address', endpoint?.baseUrl ?? null),
    say('endpoint.model', 'Model', endpoint?.model ?? null),
  ],
  thinking: (value) => [say('thinking', 'Thinking', THINKING_WORDS[value])],
  fields: (fields, names) => [
    ...TRIAGE_FIELDS.flatMap((field) => [
      ...sayMaximum(field, fields),
      say(`fields.${field}.enabled`, `Propose ${FIELD_WORDS[field]}`, fields[field].enabled),
      say(`fields.${field}.minConfidence`, `Minimum confidence for ${FIELD_WORDS[field]}`, fields[field].minConfidence.toFixed(2)),
    ]),
    say('fields.priority.overwrite', 'Replace a priority that someone chose', fields.priority.overwrite),
    say(
      'fields.priority.defaultId',
      'Default priority of new issues',
      fields.priority.defaultId === null ? null : nameOfPriority(fields.priority.defaultId, names),
    ),
  ],
  language: (value) => [say('language', 'Language of reasons', value)],
  evidence: ({ enabled, count }) => [
    say('evidence.enabled', 'Use similar issues', enabled),
    say('evidence.count', 'Maximum number of similar issues', count),
  ],
  maskPersonalData: (value) => [say('maskPersonalData', 'Mask personal data and secrets', value)],
  sendRestrictedIssues: (value) => [say('sendRestrictedIssues', 'Send issues that have a security level', value)],
  limits: ({ perUserPerMinute, perSitePerDay }) => [
    say('limits.perUserPerMinute', 'Suggestions per person per minute', perUserPerMinute),
    say('limits.perSitePerDay', 'Suggestions per day for the whole site', perSitePerDay),
  ],
  projects: ({ mode, keys, mayWiden }) => [
    say('projects.mode', 'Projects', mode === 'all' ? 'all' : 'only listed projects'),
    ...keys.map((key) => sayAllowed(`projects.keys.${key}`, `Project ${key}`, '')),
    say('projects.mayWiden', 'Project administrators can allow other values', mayWiden),
  ],
  dailyCheck: (value) => [say('dailyCheck', 'Check the endpoint every day', value)],
};

function sayMaximum(field: TriageField, fields: Settings['fields']): Fact[] {
  const own = fields[field];
  return 'max' in own ? [say(`fields.${field}.max`, `Maximum number of ${FIELD_WORDS[field]}`, own.max)] : [];
}

/** Lists everything that the site's settings say, each value of a list for itself. */
export function listSiteFacts(settings: Settings, priorityNames: PriorityNames): Fact[] {
  const listOf = <Part extends SitePart>(part: Part) => FACTS[part](settings[part], priorityNames);
  return [
    ...(Object.keys(FACTS) as SitePart[]).flatMap((part) => listOf(part)),
    ...OVERRIDABLE.flatMap((setting) => setting.listSiteFacts(settings, priorityNames)),
  ];
}
