import type { InheritableSettings, ProjectSettings } from '../../../src/contract/project-settings';
import type { Settings } from '../../../src/contract/settings';
import { settingsStrings } from '../strings/settings';

const texts = settingsStrings.facts;

/** One thing that settings say. Two settings with the same facts are the same. */
export interface Fact {
  /** Unlike that of any other fact of the same settings. */
  key: string;
  /** What it is about, in words. */
  subject: string;
  /** What is said about it, in words. */
  says: string;
}

/** Names of priorities by id. */
export type PriorityNames = ReadonlyMap<string, string>;

/** Everything that the site's settings say, each value of a list for itself. */
export function settingsFacts(settings: Settings, priorityNames: PriorityNames): Fact[] {
  const { fields } = settings;
  const fieldFacts = (['priority', 'components', 'labels'] as const).flatMap((field): Fact[] => [
    fact(`fields.${field}.enabled`, texts.fieldEnabled(field), yesNo(fields[field].enabled)),
    fact(`fields.${field}.minConfidence`, texts.minConfidence(field), fields[field].minConfidence.toFixed(2)),
  ]);
  const { defaultId } = fields.priority;
  return [
    fact('endpoint.baseUrl', texts.address, settings.endpoint?.baseUrl ?? texts.nothing),
    fact('endpoint.model', texts.model, settings.endpoint?.model ?? texts.nothing),
    ...fieldFacts,
    fact('fields.priority.overwrite', texts.overwrite, yesNo(fields.priority.overwrite)),
    fact('fields.priority.defaultId', texts.defaultPriority, defaultId === null ? texts.nothing : priorityName(defaultId, priorityNames)),
    ...inheritableFacts(settings, priorityNames),
    fact('evidence.enabled', texts.evidence, yesNo(settings.evidence.enabled)),
    fact('evidence.count', texts.evidenceCount, String(settings.evidence.count)),
    fact('fields.labels.max', texts.maxLabels, String(fields.labels.max)),
    fact('fields.components.max', texts.maxComponents, String(fields.components.max)),
    fact('maskPersonalData', texts.mask, yesNo(settings.maskPersonalData)),
    fact('sendRestrictedIssues', texts.restricted, yesNo(settings.sendRestrictedIssues)),
    fact('language', texts.language, settings.language),
    fact('limits.perUserPerMinute', texts.perUser, String(settings.limits.perUserPerMinute)),
    fact('limits.perSitePerDay', texts.perSite, String(settings.limits.perSitePerDay)),
    fact('projects.mode', texts.projectsMode, texts.modes[settings.projects.mode]),
    ...settings.projects.keys.map((key) => fact(`projects.keys.${key}`, texts.projectKey(key), texts.listed)),
    fact('projects.mayWiden', texts.mayWiden, yesNo(settings.projects.mayWiden)),
    fact('dailyCheck', texts.dailyCheck, yesNo(settings.dailyCheck)),
  ];
}

/** Everything that a project's settings say; what is inherited says so. */
export function projectFacts({ allowlists, labelMappings, rules }: ProjectSettings, priorityNames: PriorityNames): Fact[] {
  const own: InheritableSettings = {
    allowlists: { labels: allowlists.labels ?? [], components: allowlists.components ?? [], priority: allowlists.priority ?? [] },
    labelMappings: labelMappings ?? [],
    rules: rules ?? '',
  };
  const origin = (key: keyof typeof texts.origin, isInherited: boolean): Fact =>
    fact(`origin.${key}`, texts.origin[key], isInherited ? texts.inherited : texts.ofItsOwn);
  return [
    origin('priority', allowlists.priority === null),
    origin('components', allowlists.components === null),
    origin('labels', allowlists.labels === null),
    origin('labelMappings', labelMappings === null),
    origin('rules', rules === null),
    ...inheritableFacts(own, priorityNames),
  ];
}

function inheritableFacts({ allowlists, labelMappings, rules }: InheritableSettings, priorityNames: PriorityNames): Fact[] {
  return [
    ...allowlists.priority.map(({ id, description }) =>
      fact(
        `allowlists.priority.${id}`,
        texts.allowedPriority(priorityName(id, priorityNames)),
        description === '' ? texts.listed : description,
      ),
    ),
    ...allowlists.components.map(({ name, description }) =>
      fact(`allowlists.components.${name}`, texts.allowedComponent(name), description === '' ? texts.listed : description),
    ),
    ...allowlists.labels.map(({ name, description }) =>
      fact(`allowlists.labels.${name}`, texts.allowedLabel(name), description === '' ? texts.listed : description),
    ),
    ...labelMappings.map(({ from, to }) => fact(`labelMappings.${from}`, texts.mapping(from), to)),
    fact('rules', texts.rules, rules === '' ? texts.nothing : rules),
  ];
}

function fact(key: string, subject: string, says: string): Fact {
  return { key, subject, says };
}

function yesNo(value: boolean): string {
  return value ? texts.yes : texts.no;
}

function priorityName(id: string, names: PriorityNames): string {
  return names.get(id) ?? texts.unknownPriority(id);
}
