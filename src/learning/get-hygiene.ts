import type { HygieneView, ProjectHygiene } from '../contract/learning';
import { entryName } from '../contract/allowlist';
import { foldName } from '../contract/fold-name';
import type { Settings } from '../contract/settings';
import { replaces, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../contract/triage-field';
import { isAllowedByRule } from '../fields/allowed-values';
import type { FieldUsage } from '../profile/usage/usage';
import type { ProjectPort } from '../settings/project-port';
import { readEffectiveSettings } from '../settings/read-effective-settings';
import type { LearningContext } from './learning-context';

/** Reading which values the project has, beside what was learned of it. */
type HygieneContext = LearningContext & { jira: Pick<ProjectPort, 'listProjectValues'> };

interface FieldFacts {
  usage: FieldUsage;
  settings: Settings;
  /** Whether the list is the project's own, so that each of its values is meant for this project. */
  isOwnList: boolean;
  /** What the project has in Jira; null where that is not known, or any text will do. */
  inProject: FieldValue[] | null;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

function fieldHygiene(field: TriageField, { usage, settings, isOwnList, inProject }: FieldFacts): HygieneView {
  const used = new Map(usage.values.map((value) => [foldName(value.name), value]));
  const names = inProject === null ? null : new Set(inProject.map(({ name }) => foldName(name)));
  const byRule = [...usage.values, ...(inProject ?? [])].filter((value) => isAllowedByRule(settings, field, value));
  const allowed = new Map(
    [...settings.allowlists[field].map(entryName), ...byRule.map(({ name }) => name)].map((name) => [foldName(name), name]),
  );
  const values = [...allowed].flatMap(([key, name]) => {
    const found = used.get(key);
    if (names?.has(key) === false) return [];
    // Of what stands on the site's list alone nobody knows for which project it is meant.
    if (found === undefined && names === null && !isOwnList) return [];
    return [{ name, seen: found?.seen ?? 0, lastAt: found === undefined || found.seen === 0 ? null : iso(found.lastAt) }];
  });
  const shown = new Map(values.map(({ name }) => [foldName(name), name]));
  const nameAt = (place: number): string | undefined => shown.get(foldName(usage.values[place]?.name ?? ''));
  const named = <Pair extends { one: number; other: number }>(pairs: readonly Pair[]) =>
    pairs.flatMap(({ one, other, ...rest }) => {
      const [oneName, otherName] = [nameAt(one), nameAt(other)];
      return oneName === undefined || otherName === undefined ? [] : [{ ...rest, one: oneName, other: otherName }];
    });
  return { field, isOwnList, values, alike: named(usage.alike), together: named(usage.together) };
}

/** How the project uses the values that may be proposed, where several may stand side by side: what there is to tidy up. */
export async function getHygiene(context: HygieneContext, { projectId }: { projectId: string }): Promise<ProjectHygiene> {
  const { store, jira, clock } = context;
  const head = await store.readProfileHead(projectId);
  const usage = head === null ? null : await store.readUsageOfValues(projectId, head.partsId);
  if (head === null || usage === null) return { from: iso(clock()), isWhole: false, issues: 0, fields: [] };
  const [{ settings, overrides }, inProject] = await Promise.all([
    readEffectiveSettings(context, projectId),
    jira.listProjectValues(projectId),
  ]);
  const fields = TRIAGE_FIELDS.filter((field) => !replaces(field)).map((field) =>
    fieldHygiene(field, {
      usage: usage.fields[field],
      settings,
      isOwnList: (overrides?.settings.allowlists[field] ?? null) !== null,
      inProject: inProject[field],
    }),
  );
  return { from: iso(usage.from), isWhole: usage.isWhole, issues: head.issues, fields };
}
