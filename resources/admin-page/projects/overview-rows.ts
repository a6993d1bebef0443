import type { Statistics } from '../../../src/contract/admin';
import type { OwnProjectSettings, ProjectSettings } from '../../../src/contract/project-settings';
import type { ProjectView } from '../../../src/contract/project-values';
import type { Settings } from '../../../src/contract/settings';
import { TRIAGE_FIELDS } from '../../../src/contract/triage-field';
import { foldName } from '../../../src/contract/fold-name';
import { strings } from '../../common/strings/admin';
import { FIELD_LISTS } from '../../common/strings/settings';
import { acceptedPercent } from '../quality/statistics-table';

const texts = strings.admin.projects;

/** A project as a line of the overview. */
export interface OverviewRow {
  project: ProjectView;
  isIncluded: boolean;
  /** What it has of its own, in words; empty when all is inherited. */
  own: string;
  /** How many of the proposals that somebody decided on were accepted, in words. */
  acceptance: string;
}

interface Facts {
  projects: readonly ProjectView[];
  own: readonly OwnProjectSettings[];
  statistics: Pick<Statistics, 'projects'> | null;
  included: Settings['projects'];
}

function describeOwn(settings: ProjectSettings): string {
  const parts = [
    ...TRIAGE_FIELDS.filter((field) => settings.allowlists[field] !== null).map((field) => FIELD_LISTS[field].many),
    ...(settings.labelMappings === null ? [] : [texts.ownMappings]),
    ...(settings.rules === null ? [] : [texts.ownRules]),
  ];
  return parts.join(', ');
}

/** All projects, those with settings of their own first, then by key as Jira lists them. */
export function overviewRows({ projects, own, statistics, included }: Facts): OverviewRow[] {
  const ownById = new Map(own.map((project) => [project.id, project.settings === null ? texts.damaged : describeOwn(project.settings)]));
  const counts = new Map((statistics?.projects ?? []).map((each) => [each.projectId, each]));
  const rows = projects.map((project): OverviewRow => {
    const outcomes = counts.get(project.id);
    const percent = outcomes === undefined ? null : acceptedPercent(outcomes);
    return {
      project,
      isIncluded: included.mode === 'all' || included.keys.includes(project.key),
      own: ownById.get(project.id) ?? '',
      acceptance: outcomes === undefined || percent === null ? '' : texts.accepted(percent, outcomes.accepted + outcomes.dismissed),
    };
  });
  return [...rows.filter(({ own: parts }) => parts !== ''), ...rows.filter(({ own: parts }) => parts === '')];
}

/** The rows whose name or key holds the text. */
export function findRows(rows: readonly OverviewRow[], query: string): OverviewRow[] {
  const wanted = foldName(query);
  return rows.filter(({ project }) => foldName(project.name).includes(wanted) || foldName(project.key).includes(wanted));
}
